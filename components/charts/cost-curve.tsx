'use client'

import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'

import { axisLook, gridStroke } from './axis'
import { ChartBox } from './chart-box'

interface CostPoint {
  readonly query: string
  readonly depth: number
  readonly model: number
  readonly measured: number
}

const caption = { fill: 'var(--color-muted)', fontSize: 12 }
const compact = new Intl.NumberFormat('en', { notation: 'compact' })
const short = (n: number) => compact.format(n)
const DASHES = ['0', '6 4', '2 3']

/** Lines are the model, dots what was measured. The scale is logarithmic: the costs are worlds apart. */
export function CostCurve({ points }: { readonly points: readonly CostPoint[] }) {
  const queries = [...new Set(points.map(({ query }) => query))]
  const rows = rowsOf(points)
  return (
    <ChartBox height={256} label="Pages touched over the depth of the page, for each query">
      <ResponsiveContainer height="100%" width="100%">
        <ComposedChart
          accessibilityLayer={false}
          data={rows}
          margin={{ top: 8, right: 90, bottom: 18 }}
        >
          <CartesianGrid stroke={gridStroke} />
          <XAxis
            {...axisLook}
            dataKey="depth"
            domain={[0, 'dataMax']}
            label={{ value: 'Rows before the page', position: 'bottom', offset: 0, ...caption }}
            tickFormatter={short}
            type="number"
          />
          <YAxis
            {...axisLook}
            domain={[1, 'auto']}
            label={{ value: 'Pages touched', angle: -90, position: 'insideLeft', ...caption }}
            scale="log"
            tickFormatter={short}
            width={64}
          />
          {queries.flatMap((query, n) => [
            <Line
              key={query}
              dataKey={query}
              dot={false}
              isAnimationActive={false}
              label={(label: EndLabel) => <Ending {...label} last={rows.length - 1} says={query} />}
              stroke="var(--color-ink)"
              strokeDasharray={DASHES[n] ?? '0'}
            />,
            <Line
              key={`${query}, measured`}
              dataKey={`${query}, measured`}
              dot={{ r: 3.5, fill: 'var(--color-signal)', stroke: 'none' }}
              isAnimationActive={false}
              stroke="none"
            />,
          ])}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartBox>
  )
}

/** One row for each depth, with what each query costs there. A logarithm knows no zero. */
function rowsOf(points: readonly CostPoint[]) {
  const depths = [...new Set(points.map(({ depth }) => depth))].toSorted((a, b) => a - b)
  return depths.map((depth) => ({
    depth,
    ...Object.fromEntries(
      points
        .filter((point) => point.depth === depth)
        .flatMap(({ query, model, measured }) => [
          [query, Math.max(1, model)],
          [`${query}, measured`, Math.max(1, measured)],
        ]),
    ),
  }))
}

interface EndLabel {
  readonly index?: number
  readonly x?: number | string
  readonly y?: number | string
}

/** A line says what it is where it ends. */
function Ending({
  index,
  x,
  y,
  last,
  says,
}: EndLabel & { readonly last: number; readonly says: string }) {
  if (index !== last) return null
  return (
    <text dy={4} fill="var(--color-ink)" fontSize={12} x={Number(x) + 8} y={y}>
      {says}
    </text>
  )
}
