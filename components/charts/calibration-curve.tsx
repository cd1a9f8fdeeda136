'use client'

import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts'

import { percent } from '@/lib/format/percent'

import { axisLook, gridStroke, shareTicks } from './axis'
import { ChartBox } from './chart-box'
import { Marker } from './marker'

interface CalibrationPoint {
  readonly said: number
  readonly share: number
  readonly low: number
  readonly high: number
  readonly label: string
}

export interface CalibrationCurveProps {
  readonly label: string
  readonly dots: readonly CalibrationPoint[]
}

const HEIGHT = 300

const caption = { fill: 'var(--color-muted)', fontSize: 12 }

/** What was said against what came true; on the dashed line one knows oneself. */
export function CalibrationCurve({ label, dots }: CalibrationCurveProps) {
  const spread = dots.map((dot) => ({
    ...dot,
    spread: [dot.share - dot.low, dot.high - dot.share] as [number, number],
  }))
  return (
    <ChartBox height={HEIGHT} label={label}>
      <ResponsiveContainer height="100%" width="100%">
        <ScatterChart
          accessibilityLayer={false}
          margin={{ top: 12, right: 24, bottom: 18, left: 4 }}
        >
          <CartesianGrid stroke={gridStroke} />
          <XAxis
            {...axisLook}
            dataKey="said"
            domain={[0, 1]}
            label={{ value: 'How sure you were', position: 'bottom', offset: 0, ...caption }}
            tickFormatter={percent}
            ticks={shareTicks}
            type="number"
          />
          <YAxis
            {...axisLook}
            dataKey="share"
            domain={[0, 1]}
            label={{ value: 'Recalled', angle: -90, position: 'insideLeft', ...caption }}
            tickFormatter={percent}
            ticks={shareTicks}
            type="number"
            width={64}
          />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ]}
            stroke="var(--color-edge)"
            strokeDasharray="4 3"
          />
          <Scatter
            data={spread}
            isAnimationActive={false}
            line={{ stroke: 'var(--color-signal)', strokeWidth: 1.25 }}
            shape={(dot: Dot) => <Labelled {...dot} />}
          >
            <ErrorBar
              dataKey="spread"
              direction="y"
              isAnimationActive={false}
              stroke="var(--color-muted)"
              strokeWidth={1.25}
              width={3}
            />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </ChartBox>
  )
}

interface Dot {
  readonly cx?: number | undefined
  readonly cy?: number | undefined
  readonly payload?: CalibrationPoint
}

function Labelled({ cx = 0, cy = 0, payload }: Dot) {
  const atEdge = payload !== undefined && payload.said > 0.9
  return (
    <g>
      <Marker cx={cx} cy={cy} shape="dot" />
      <text
        fill="var(--color-ink)"
        fontSize={12}
        paintOrder="stroke"
        stroke="var(--color-paper)"
        strokeWidth={4}
        textAnchor={atEdge ? 'end' : 'start'}
        x={cx + (atEdge ? -9 : 9)}
        y={cy + 4}
      >
        {payload?.label}
      </text>
    </g>
  )
}
