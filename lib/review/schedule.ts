import { gradeOrder, type Grade } from '@/lib/grading/grades'

import { reviewed, type Attempted, type Card } from './card'
import { addDays, dayAt, daysBetween, type Calendar, type Day, type Offset } from './day'
import { createScheduler, type Wait } from './memory'
import type { Settings } from './settings'

/** When an item comes back: at an instant of this session, or on a day from its first minute. */
export type Due =
  { readonly unit: 'instant'; readonly atMs: number } | { readonly unit: 'day'; readonly day: Day }

export interface Schedule {
  readonly calendar: Calendar
  readonly dueOf: (card: Card) => Due
  readonly isDue: (card: Card, nowMs: number) => boolean
  /** Sure and wrong on the day of its last review, and hence back on the next. */
  readonly isCorrection: (card: Card) => boolean
  /** What each button would do: the same rule that `dueOf` applies once it was pressed. */
  readonly preview: (
    card: Card | undefined,
    attempt: Omit<Attempted, 'grade'>,
  ) => Readonly<Record<Grade, Due>>
}

const MINUTE = 60_000
const DAY = 86_400_000
/** Sure and wrong is the error that is best corrected at once. */
const SAME_SESSION_MINUTES = 10

/** Dates follow from settings as they are now: one who aims higher is asked earlier at once. */
export function createSchedule(settings: Settings, offset: Offset): Schedule {
  const calendar = { offset, dayStartsAtHour: settings.dayStartsAtHour }
  const scheduler = createScheduler(settings.retention)
  // Cards are never changed, only replaced.
  const known = new WeakMap<Card, Due>()

  const waitOf = ({ before, last, itemId, pace }: Card) =>
    scheduler.next(before, { itemId, pace, ...last }).wait
  const dueOf = (card: Card): Due => {
    const due = known.get(card) ?? dueAfter(card, waitOf(card), calendar)
    known.set(card, due)
    return due
  }
  return {
    calendar,
    dueOf,
    isDue: (card, nowMs) => hasCome(dueOf(card), nowMs, calendar),
    isCorrection: (card) => wasSureAndWrongThatDay(card, calendar),
    preview: (card, attempt) => {
      const atMs = Math.max(attempt.atMs, card?.last.atMs ?? 0)
      const dues = gradeOrder.map((grade) => {
        return [grade, dueOf(reviewed(card, { ...attempt, atMs, grade }))] as const
      })
      return Object.fromEntries(dues) as Record<Grade, Due>
    },
  }
}

function dueAfter(card: Card, wait: Wait, calendar: Calendar): Due {
  const { last, sureWrongAtMs, pace } = card
  if (sureWrongAtMs === last.atMs && pace === 'minutes') {
    const minutes = wait.unit === 'minutes' ? wait.minutes : Infinity
    return { unit: 'instant', atMs: last.atMs + Math.min(minutes, SAME_SESSION_MINUTES) * MINUTE }
  }
  if (wait.unit === 'minutes') return { unit: 'instant', atMs: last.atMs + wait.minutes * MINUTE }
  const days = wasSureAndWrongThatDay(card, calendar) ? 1 : wait.days
  return { unit: 'day', day: addDays(dayAt(last.atMs, calendar), days) }
}

function wasSureAndWrongThatDay({ sureWrongAtMs, last }: Card, calendar: Calendar): boolean {
  return (
    sureWrongAtMs !== undefined && dayAt(sureWrongAtMs, calendar) === dayAt(last.atMs, calendar)
  )
}

function hasCome(due: Due, nowMs: number, calendar: Calendar): boolean {
  return due.unit === 'instant' ? due.atMs <= nowMs : due.day <= dayAt(nowMs, calendar)
}

/** The day of either kind of due date. */
export function dueDay(due: Due, calendar: Calendar): Day {
  return due.unit === 'day' ? due.day : dayAt(due.atMs, calendar)
}

/** For `Retry-After: 4d`. A day is a day, though one of them has 23 hours. */
export function waitMs(due: Due, nowMs: number, calendar: Calendar): number {
  if (due.unit === 'instant') return Math.max(0, due.atMs - nowMs)
  return Math.max(0, daysBetween(dayAt(nowMs, calendar), due.day)) * DAY
}
