'use client'

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'

import type { Curve, CurveDrawing } from '@/lib/simulator/drawing'

import { axisLook, gridStroke } from './axis'
import { ChartBox } from './chart-box'

/** A line that is computed, and where it was measured too, the dots it should go through. */
export interface MeasuredCurve extends Curve {
  readonly dots?: Curve['points']
}

interface CurveChartProps extends Pick<CurveDrawing, 'label' | 'axes'> {
  readonly lines: readonly MeasuredCurve[]
  readonly markX?: number
}

const caption = { fill: 'var(--color-muted)', fontSize: 12 }
const compact = new Intl.NumberFormat('en', { notation: 'compact' })
const short = (n: number) => compact.format(n)
/** By dashes first. Of two lines in one place the upper one lets the lower through. */
const LOOKS = [
  { stroke: 'var(--color-ink)', strokeWidth: 2.5 },
  { stroke: 'var(--color-signal)', strokeWidth: 2.5, strokeDasharray: '8 6' },
  { stroke: 'var(--color-stop)', strokeWidth: 2.5, strokeDasharray: '2 5' },
  { stroke: 'var(--color-pass)', strokeWidth: 2.5, strokeDasharray: '10 4 2 4' },
] as const
const lookOf = (n: number) => LOOKS[n % LOOKS.length]!

/** The scale starts at nothing and is even: what grows steadily is a straight line. */
export function CurveChart({ label, axes, lines, markX }: CurveChartProps) {
  return (
    <>
      <Legend lines={lines} marksX={markX !== undefined} />
      <ChartBox height={256} label={label}>
        <ResponsiveContainer height="100%" width="100%">
          <ComposedChart
            accessibilityLayer={false}
            data={rowsOf(lines)}
            margin={{ top: 8, right: 16, bottom: 18, left: 8 }}
          >
            <CartesianGrid stroke={gridStroke} />
            <XAxis
              {...axisLook}
              dataKey="x"
              domain={[0, 'dataMax']}
              label={{ value: axes.x, position: 'bottom', offset: 0, ...caption }}
              tickFormatter={short}
              type="number"
            />
            <YAxis
              {...axisLook}
              domain={[0, 'auto']}
              label={{ value: axes.y, angle: -90, position: 'insideLeft', ...caption }}
              tickFormatter={short}
              width={64}
            />
            {markX !== undefined && (
              <ReferenceLine stroke="var(--color-edge)" strokeWidth={1.5} x={markX} />
            )}
            {lines.flatMap(({ name, dots }, n) => [
              <Line
                key={name}
                dataKey={`line ${n}`}
                dot={false}
                isAnimationActive={false}
                {...lookOf(n)}
              />,
              dots && (
                <Line
                  key={`${name}, measured`}
                  dataKey={`dots ${n}`}
                  dot={{ r: 4, fill: lookOf(n).stroke, stroke: 'var(--color-paper)' }}
                  isAnimationActive={false}
                  stroke="none"
                />
              ),
            ])}
          </ComposedChart>
        </ResponsiveContainer>
      </ChartBox>
    </>
  )
}

/** One row for each place on the axis, with what every line is there. */
function rowsOf(lines: readonly MeasuredCurve[]) {
  const rows = new Map<number, Record<string, number>>()
  const put = (name: string, points: Curve['points']) => {
    for (const [x, y] of points) rows.set(x, { ...rows.get(x), x, [name]: y })
  }
  lines.forEach(({ points, dots }, n) => {
    put(`line ${n}`, points)
    put(`dots ${n}`, dots ?? [])
  })
  return [...rows.values()].toSorted((a, b) => a.x! - b.x!)
}

interface LegendProps {
  readonly lines: readonly MeasuredCurve[]
  readonly marksX: boolean
}

function Legend({ lines, marksX }: LegendProps) {
  return (
    <p className="mb-1 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
      {lines.map(({ name }, n) => (
        <span key={name} className="flex items-center gap-2">
          <svg aria-hidden className="h-2 w-9" viewBox="0 0 36 8">
            <path d="M0 4h36" {...lookOf(n)} />
          </svg>
          {name}
        </span>
      ))}
      {lines.some(({ dots }) => dots) && <span>Dots: measured</span>}
      {marksX && (
        <span className="flex items-center gap-2">
          <svg aria-hidden className="h-4 w-2" viewBox="0 0 8 16">
            <path d="M4 0v16" stroke="var(--color-edge)" strokeWidth="1.5" />
          </svg>
          the playhead
        </span>
      )}
    </p>
  )
}
