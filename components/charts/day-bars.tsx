'use client'

import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'

import { shortDay } from '@/lib/format/calendar-day'

import { axisLook } from './axis'
import { ChartBox } from './chart-box'

export interface DayBarsProps {
  readonly label: string
  readonly bars: readonly { readonly day: string; readonly value: number }[]
  /** Which bar is today. */
  readonly today: 'first' | 'last'
  /** "items due a day" */
  readonly unit: string
}

const HEIGHT = 190

/** One bar a day, each with its value. */
export function DayBars({ label, bars, today, unit }: DayBarsProps) {
  const last = bars.length - 1
  const todayAt = today === 'first' ? 0 : last
  const rows = bars.map(({ value }, place) => ({ place, value }))
  const nameOf = (place: number) =>
    place === todayAt ? 'today' : shortDay(bars[place]?.day ?? bars[0]!.day)
  return (
    <ChartBox height={HEIGHT} label={label}>
      <p className="text-xs text-muted">{unit}</p>
      <ResponsiveContainer height={HEIGHT - 20} width="100%">
        <BarChart
          accessibilityLayer={false}
          data={rows}
          margin={{ top: 20, right: 8, bottom: 0, left: 8 }}
        >
          <XAxis
            {...axisLook}
            dataKey="place"
            domain={[-0.5, last + 0.5]}
            interval={0}
            tickFormatter={nameOf}
            ticks={[0, Math.round(last / 3), Math.round((2 * last) / 3), last]}
            type="number"
          />
          <YAxis domain={[0, 'dataMax']} hide type="number" />
          <Bar barSize={14} dataKey="value" fill="var(--color-signal)" isAnimationActive={false}>
            <LabelList
              dataKey="value"
              fill="var(--color-ink)"
              fontSize={12}
              formatter={(value) => shown(Number(value))}
              position="top"
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartBox>
  )
}

/** Nothing above an empty day; "<1" where rounding would say nothing. */
function shown(value: number): string {
  if (value === 0) return ''
  return value < 1 ? '<1' : `${Math.round(value)}`
}
