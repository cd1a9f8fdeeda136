import { dayAt } from './day'
import { planFor, type Plan, type PlanInput } from './plan'
import { doneOn } from './queue'

/** The plan in force: worked out once a day, and again when that day begins from something else. */
export type DailyPlan = (input: PlanInput) => Plan | undefined

export function createDailyPlan(): DailyPlan {
  let known: { readonly beginning: string; readonly plan: Plan | undefined } | undefined
  return (input) => {
    const beginning = beginningOf(input)
    if (known?.beginning !== beginning) known = { beginning, plan: planFor(input) }
    return known.plan
  }
}

/** What a plan depends on. No card that is answered today is in it, because planFor counts those. */
function beginningOf(input: PlanInput): string {
  const { state, schedule, items, nowMs } = input
  const { interviewDay, minutesPerDay } = state.settings
  const today = dayAt(nowMs, schedule.calendar)
  const begunBefore = state.cards.size - doneOn(today, input).firsts
  return [
    today,
    interviewDay,
    minutesPerDay,
    items.length,
    state.suspended.size,
    begunBefore,
  ].join()
}
