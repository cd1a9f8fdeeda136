'use client'

import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts'

import type { Lines } from '@/lib/incident/artefact'
import { placeOn, timeTicks } from '@/lib/incident/ticks'

import { axisLook, gridStroke } from './axis'
import { ChartBox } from './chart-box'
import { strokeOf } from './strokes'

export interface PanelLinesProps {
  readonly label: string
  readonly panel: Omit<Lines, 'kind'>
}

const HEIGHT = 240
const MOST_TICKS = 5

const caption = { fill: 'var(--color-muted)', fontSize: 12 }
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 })
const short = (value: number) => compact.format(value)
const nothing = () => <g />

/** Lines of a panel over time, or over another quantity, with its threshold and its marks. */
export function PanelLines({ label, panel }: PanelLinesProps) {
  const { axis, lines, limit, marks, isLog } = panel
  return (
    <ChartBox height={HEIGHT} label={label}>
      <ResponsiveContainer height="100%" width="100%">
        <ScatterChart accessibilityLayer={false} margin={{ top: 22, right: 18, bottom: 20 }}>
          <CartesianGrid stroke={gridStroke} />
          <XAxis
            {...axisLook}
            dataKey="at"
            domain={[axis.from, axis.to]}
            tickFormatter={(at: number) => placeOn(axis, at)}
            type="number"
            {...(axis.isTime
              ? { ticks: [...timeTicks(axis, MOST_TICKS)] }
              : { label: { value: axis.name, position: 'bottom', offset: 0, ...caption } })}
          />
          <YAxis
            {...axisLook}
            dataKey="value"
            domain={isLog ? ['auto', 'auto'] : [0, 'auto']}
            scale={isLog ? 'log' : 'linear'}
            tickFormatter={short}
            type="number"
            width={48}
          />
          {limit && (
            <ReferenceLine
              ifOverflow="extendDomain"
              label={{ value: limit.name, position: 'insideBottomRight', ...caption }}
              stroke="var(--color-stop)"
              strokeDasharray="4 3"
              y={limit.at}
            />
          )}
          {marks.map(({ name, at }) => (
            <ReferenceLine
              key={`${name} ${at}`}
              label={{ value: name, position: 'top', ...caption }}
              stroke="var(--color-edge)"
              x={at}
            />
          ))}
          {lines.map(({ name, points }, place) => (
            <Scatter
              key={name}
              data={[...points]}
              isAnimationActive={false}
              line={{ ...strokeOf(place) }}
              lineJointType="linear"
              shape={nothing}
            />
          ))}
        </ScatterChart>
      </ResponsiveContainer>
    </ChartBox>
  )
}
