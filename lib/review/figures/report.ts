import type { Standing } from '@/lib/progress/undo'

import { predictionsIn } from '../evidence'
import { secondsPerItem } from '../pace'
import { planFor, type Plan } from '../plan'
import { dayAt, type Day } from '../day'

import { forecastFigure, timeFigure } from './by-day'
import { calibrationFigure } from './calibration'
import { recallFigure, type RecallInput } from './recall'
import { retentionFigure } from './retention'

/** What the learner aims at. */
export type Aim =
  | { readonly kind: 'none' }
  | { readonly kind: 'over'; readonly day: Day }
  | { readonly kind: 'without minutes'; readonly day: Day }
  | { readonly kind: 'planned'; readonly plan: Plan; readonly secondsPerItem: number }

export type ReportInput = Omit<RecallInput, 'plan'> & { readonly events: readonly Standing[] }

export type Report = ReturnType<typeof reportOf>

/** All figures of one moment. */
export function reportOf(input: ReportInput) {
  const { events, state, schedule, nowMs } = input
  const seconds = secondsPerItem(events)
  const plan = planFor({ ...input, secondsPerItem: seconds })
  return {
    aim: aimOf(input, plan, seconds),
    recall: recallFigure({ ...input, plan }),
    calibration: calibrationFigure(predictionsIn(events)),
    retention: retentionFigure(events, { target: state.settings.retention, nowMs }),
    forecast: forecastFigure(state, { schedule, nowMs }),
    time: timeFigure(events, { schedule, nowMs }),
  }
}

function aimOf(
  { state, schedule, nowMs }: ReportInput,
  plan: Plan | undefined,
  secondsPerItem: number,
): Aim {
  const { interviewDay: day } = state.settings
  if (day === undefined) return { kind: 'none' }
  if (plan) return { kind: 'planned', plan, secondsPerItem }
  const ahead = day > dayAt(nowMs, schedule.calendar)
  return ahead ? { kind: 'without minutes', day } : { kind: 'over', day }
}
