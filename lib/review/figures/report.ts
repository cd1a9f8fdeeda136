import type { Standing } from '@/lib/progress/undo'

import { predictionsIn } from '../evidence'
import { planFor, type Plan, type PlanInput } from '../plan'
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
  | { readonly kind: 'planned'; readonly plan: Plan }

export type ReportInput = Omit<RecallInput, 'plan'> & { readonly events: readonly Standing[] }

export type Report = ReturnType<typeof reportOf>

/** All figures of one moment. */
export function reportOf(input: ReportInput) {
  const { events, state, schedule, nowMs } = input
  const aim = aimOf(input)
  const plan = aim.kind === 'planned' ? aim.plan : undefined
  return {
    aim,
    recall: recallFigure({ ...input, plan }),
    calibration: calibrationFigure(predictionsIn(events)),
    retention: retentionFigure(events, { target: state.settings.retention, nowMs }),
    forecast: forecastFigure(state, { schedule, nowMs }),
    time: timeFigure(events, { schedule, nowMs }),
  }
}

export function aimOf(input: PlanInput): Aim {
  const { state, schedule, nowMs } = input
  const { interviewDay: day } = state.settings
  if (day === undefined) return { kind: 'none' }
  const plan = planFor(input)
  if (plan) return { kind: 'planned', plan }
  const ahead = day > dayAt(nowMs, schedule.calendar)
  return ahead ? { kind: 'without minutes', day } : { kind: 'over', day }
}
