import { catchUp } from './catch-up'
import { nextDue, type NextDue } from './next-due'
import { dueItems, type Asked, type QueueInput } from './queue'
import { session, type SessionChoice } from './session'

/** What a session could be about now, before it begins. */
export interface Offer {
  readonly asked: readonly Asked[]
  readonly due: number
  readonly fresh: number
  readonly minutes: number
  /** After an absence: the few that are worth most, and how many wait behind them. */
  readonly helping: { readonly asked: readonly Asked[]; readonly waiting: number } | undefined
  readonly next: NextDue | undefined
}

/** From the first sight of a question to its grade, typed answers included. A round figure. */
export const SECONDS_PER_CARD = 90

export function offerOf(input: QueueInput, choice: SessionChoice): Offer {
  const asked = session(input, choice)
  const fresh = asked.filter(({ card }) => card === undefined).length
  const helping = catchUp(input)
  return {
    asked,
    fresh,
    due: asked.length - fresh,
    minutes: minutesFor(asked.length),
    helping: helping && {
      asked: helping,
      waiting: dueItems(input).length - helping.length,
    },
    next: nextDue(input),
  }
}

export const minutesFor = (cards: number) =>
  Math.max(1, Math.round((cards * SECONDS_PER_CARD) / 60))
