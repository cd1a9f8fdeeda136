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
  type YAxisProps,
} from 'recharts'

import { percent } from '@/lib/format/percent'

import { axisLook, gridStroke, shareTicks } from './axis'
import { ChartBox } from './chart-box'
import { Marker } from './marker'
import { type NameTick, RowName } from './row-name'

interface Range {
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface ShareRowsProps {
  readonly label: string
  readonly rows: readonly { readonly name: string; readonly ranges: readonly Range[] }[]
  /** What the ranges of a row are, in their order: the first is a ring, the second a dot. */
  readonly series: readonly string[]
  readonly target?: { readonly at: number; readonly name: string }
}

const ROW = 28
const ABOVE = 30
const BELOW = 30
const SHAPES = ['ring', 'dot'] as const
/** Two ranges of one row lie beside each other. */
const BESIDE = 0.16

const heightOf = (rows: number) => rows * ROW + ABOVE + BELOW

/** One share a row with its range, or two of them. */
export function ShareRows({ label, rows, series, target }: ShareRowsProps) {
  return (
    <ChartBox height={heightOf(rows.length)} label={label}>
      <ResponsiveContainer height="100%" width="100%">
        <ScatterChart
          accessibilityLayer={false}
          margin={{ top: ABOVE, right: 22, bottom: 0, left: 0 }}
        >
          <CartesianGrid horizontal={false} stroke={gridStroke} />
          <XAxis
            {...axisLook}
            dataKey="share"
            domain={[0, 1]}
            height={BELOW}
            tickFormatter={percent}
            ticks={shareTicks}
            type="number"
          />
          <YAxis {...namesOf(rows)} />
          {target && (
            <ReferenceLine
              label={{
                ...{ value: target.name, position: 'top' },
                ...{ fill: 'var(--color-muted)', fontSize: 12 },
              }}
              stroke="var(--color-ink)"
              strokeDasharray="4 3"
              x={target.at}
            />
          )}
          {series.map((name, which) => (
            <Scatter
              key={name}
              data={dotsOf(rows, which, series.length)}
              isAnimationActive={false}
              shape={(dot: Dot) => (
                <NamedMarker dot={dot} name={name} shape={SHAPES[which] ?? 'dot'} />
              )}
            >
              <ErrorBar
                dataKey="spread"
                direction="x"
                isAnimationActive={false}
                stroke={which === 0 ? 'var(--color-muted)' : 'var(--color-signal)'}
                strokeWidth={1.25}
                width={which === 0 ? 0 : 3}
              />
            </Scatter>
          ))}
        </ScatterChart>
      </ResponsiveContainer>
    </ChartBox>
  )
}

/** Numbers on the axis, names on its ticks. */
function namesOf(rows: ShareRowsProps['rows']): YAxisProps {
  const names = rows.map(({ name }) => name)
  return {
    ...axisLook,
    axisLine: false,
    dataKey: 'place',
    domain: [-0.5, rows.length - 0.5],
    interval: 0,
    reversed: true,
    tick: (tick: NameTick) => <RowName {...tick} names={names} />,
    tickLine: false,
    ticks: rows.map((_, place) => place),
    type: 'number',
    width: 166,
  }
}

interface Dot {
  readonly cx?: number | undefined
  readonly cy?: number | undefined
  readonly payload?: { readonly first: boolean; readonly before: boolean }
}

interface NamedMarkerProps {
  readonly dot: Dot
  readonly name: string
  readonly shape: 'ring' | 'dot'
}

/** The first row says what its marks are; the others look the same. */
function NamedMarker({ dot: { cx = 0, cy = 0, payload }, name, shape }: NamedMarkerProps) {
  return (
    <g>
      <Marker cx={cx} cy={cy} shape={shape} />
      {payload?.first && name !== '' && (
        <text
          fill="var(--color-ink)"
          fontSize={12}
          textAnchor={payload.before ? 'end' : 'start'}
          x={cx + (payload.before ? 6 : -6)}
          y={ABOVE - 8}
        >
          {name}
        </text>
      )}
    </g>
  )
}

function dotsOf(rows: ShareRowsProps['rows'], which: number, of: number) {
  return rows.flatMap(({ ranges }, row) => {
    const range = ranges[which]
    if (!range) return []
    const { share, low, high } = range
    const other = ranges[1 - which]
    return [
      {
        share,
        place: row + (of === 1 ? 0 : which === 0 ? -BESIDE : BESIDE),
        spread: [share - low, high - share] as [number, number],
        first: row === 0,
        before:
          other !== undefined && (share < other.share || (share === other.share && which === 0)),
      },
    ]
  })
}
