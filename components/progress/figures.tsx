'use client'

import type { Report } from '@/lib/review/figures/report'

import { calibrationCurve, dayBars, shareRows } from './charts'
import { FigureFrame } from './figure-frame'
import { LaterChart } from './later-chart'

interface FiguresProps {
  readonly report: Report
  readonly withTopics: boolean
}

/** As high as they are drawn, so that nothing moves when they come. */
const heights = { row: 28, around: 60, curve: 300, bars: 190 }
const rowsHeight = (rows: number) => rows * heights.row + heights.around

export function Figures({ report, withTopics }: FiguresProps) {
  return (
    <div className="grid gap-x-14 gap-y-14 figure:grid-cols-2">
      {withTopics && <Recall figure={report.recall} />}
      <div className="min-w-0 space-y-14">
        <Calibration figure={report.calibration} />
        <Retention figure={report.retention} />
      </div>
      <Days bars={report.forecast} name="Due items" today="first" unit="items due a day" />
      <Days bars={report.time} name="Time spent" today="last" unit="minutes a day" />
    </div>
  )
}

function Recall({ figure }: { readonly figure: Report['recall'] }) {
  const { chart, title } = figure
  const rows = chart?.rows.map(({ label, today, onDay }) => ({
    name: label,
    ranges: (onDay ? [today, onDay] : [today]).map(({ recall, ...range }) => ({
      share: recall,
      ...range,
    })),
  }))
  return (
    <FigureFrame figure={figure} name="Predicted recall, a forecast">
      {chart && rows && (
        <LaterChart
          chart={shareRows}
          height={rowsHeight(rows.length)}
          props={{ label: title, rows, series: ['today', ...(chart.day ? [chart.day] : [])] }}
        />
      )}
    </FigureFrame>
  )
}

function Calibration({ figure }: { readonly figure: Report['calibration'] }) {
  const { chart, title } = figure
  return (
    <FigureFrame figure={figure} name="Calibration">
      {chart && (
        <LaterChart
          chart={calibrationCurve}
          height={heights.curve}
          props={{ label: title, dots: chart }}
        />
      )}
    </FigureFrame>
  )
}

function Retention({ figure }: { readonly figure: Report['retention'] }) {
  const { chart, title } = figure
  return (
    <FigureFrame figure={figure} name="True retention">
      {chart && (
        <LaterChart
          chart={shareRows}
          height={rowsHeight(chart.rows.length)}
          props={{
            label: title,
            rows: chart.rows.map((row) => ({ name: row.label, ranges: [row] })),
            series: [''],
            target: { at: chart.target, name: 'target' },
          }}
        />
      )}
    </FigureFrame>
  )
}

interface DaysProps {
  readonly name: string
  readonly bars: Report['forecast']
  readonly today: 'first' | 'last'
  readonly unit: string
}

function Days({ name, bars, today, unit }: DaysProps) {
  return (
    <FigureFrame figure={bars} name={name}>
      {bars.chart && (
        <LaterChart
          chart={dayBars}
          height={heights.bars}
          props={{ label: bars.title, bars: bars.chart, today, unit }}
        />
      )}
    </FigureFrame>
  )
}
