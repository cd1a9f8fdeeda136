import { shortDay } from '@/lib/format/calendar-day'
import { count } from '@/lib/format/count'
import { duration } from '@/lib/format/duration'
import { percent } from '@/lib/format/percent'
import type { Standing } from '@/lib/progress/undo'

import { addDays, dayAt, daysBetween, type Day } from '../day'
import { timeSpent } from '../evidence'
import type { ReviewState } from '../review-state'
import type { Schedule } from '../schedule'
import { forecast } from '../workload'

import { cautionOf, nOf, type Figure } from './figure'

/** Two weeks, one bar a day. */
export interface DayBar {
  readonly day: Day
  readonly value: number
}

export const SHOWN_DAYS = 14

interface When {
  readonly schedule: Schedule
  readonly nowMs: number
}

export function forecastFigure(
  state: ReviewState,
  { schedule, nowMs }: When,
): Figure<readonly DayBar[]> {
  const today = dayAt(nowMs, schedule.calendar)
  const bars = forecast(state, schedule, { nowMs, days: SHOWN_DAYS }).map((value, ahead) => ({
    day: addDays(today, ahead),
    value,
  }))
  const cards = [...state.cards.keys()].filter((id) => !state.suspended.has(id)).length
  return {
    title: dueTitle(bars, today),
    n: nOf(cards, 'item'),
    caution: undefined,
    formula: [
      `The due date of each item you have reviewed, by day, under the schedule as it is set (desired retention ${percent(state.settings.retention)}). What is overdue counts as today.`,
      'Items never seen are not in it, and neither are the returns of what you will forget on the way.',
    ],
    table: {
      columns: ['Day', 'Items due'],
      rows: bars.map(({ day, value }) => [shortDay(day), `${value}`]),
    },
    chart: cards > 0 ? bars : undefined,
  }
}

export function timeFigure(
  events: readonly Standing[],
  { schedule, nowMs }: When,
): Figure<readonly DayBar[]> {
  const { calendar } = schedule
  const today = dayAt(nowMs, calendar)
  const spent = timeSpent(events, calendar)
  const bars = Array.from({ length: SHOWN_DAYS }, (_, place) => {
    const day = addDays(today, place - SHOWN_DAYS + 1)
    return { day, value: spent.get(day) ?? 0 }
  })
  const shown = events.filter(
    (event) =>
      'spentMs' in event && daysBetween(dayAt(event.clock.ms, calendar), today) < SHOWN_DAYS,
  ).length
  const total = [...spent.values()].reduce((sum, ms) => sum + ms, 0)
  return {
    title: timeTitle(bars, total, today),
    n: nOf(shown, 'answer'),
    caution: cautionOf(shown, 'answer'),
    formula: [
      'From the first sight of a question to its reveal, added up by your day. Reading the answer and grading are not in it.',
    ],
    table: {
      columns: ['Day', 'Time'],
      rows: bars.map(({ day, value }) => [shortDay(day), value > 0 ? duration(value) : '–']),
    },
    chart: shown > 0 ? bars.map(({ day, value }) => ({ day, value: value / 60_000 })) : undefined,
  }
}

function dueTitle(bars: readonly DayBar[], today: Day): string {
  const due = sumOf(bars)
  if (due === 0) return `Nothing falls due in the next ${SHOWN_DAYS} days.`
  const most = peakOf(bars, { today, word: String })
  return `${count(due, 'item')} ${due === 1 ? 'falls' : 'fall'} due in the next ${SHOWN_DAYS} days${most}.`
}

function timeTitle(bars: readonly DayBar[], totalMs: number, today: Day): string {
  const sum = sumOf(bars)
  if (sum === 0)
    return `${duration(totalMs)} on answers in all, none in the last ${SHOWN_DAYS} days.`
  const most = peakOf(bars, { today, word: duration })
  return `You spent ${duration(sum)} on answers in the last ${SHOWN_DAYS} days${most}.`
}

const sumOf = (bars: readonly DayBar[]) => bars.reduce((sum, { value }) => sum + value, 0)

interface Words {
  readonly today: Day
  readonly word: (value: number) => string
}

/** ", most on Nov 28 (4)": said of one day that stands out, and not of two that share the lead. */
function peakOf(bars: readonly DayBar[], { today, word }: Words): string {
  const [most, next] = bars.toSorted((a, b) => b.value - a.value)
  if (!most || most.value === next?.value) return ''
  const when = most.day === today ? 'today' : `on ${shortDay(most.day)}`
  return next?.value === 0 ? `, all ${when}` : `, most ${when} (${word(most.value)})`
}
