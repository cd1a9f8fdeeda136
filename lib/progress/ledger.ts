import type { LearnerEvent } from './events'
import { compareEvents, inOrder, type Mark } from './order'
import type { Projection } from './projection'
import { standing } from './undo'

/**
 * A log as far as it has to be in memory: a state that stands for the beginning, and the events
 * since. A long log opens from the two in no time, and the fold of the whole gives the same bytes.
 */
export interface Ledger<State> {
  readonly base: Base<State>
  /** After the base, in order. */
  readonly tail: readonly LearnerEvent[]
  readonly state: State
}

export interface Base<State> {
  /** The last event it holds; undefined while it holds none. */
  readonly mark: Mark | undefined
  readonly state: State
}

/** Undone events are among the last, with next to no exception. */
const KEPT = 200

/**
 * Undefined when the base cannot be built on, because an event undoes one that it holds. Then all
 * events have to be folded anew.
 */
export function openLedger<State>(
  projection: Projection<State>,
  base: Base<State>,
  events: readonly LearnerEvent[],
): Ledger<State> | undefined {
  const tail = inOrder(events).filter((event) => isAfter(event, base.mark))
  if (base.mark && reachesBack(tail)) return undefined
  return { base, tail, state: projection.add(base.state, standing(tail)) }
}

/** From nothing: always possible. */
export function foldLedger<State>(
  projection: Projection<State>,
  events: readonly LearnerEvent[],
): Ledger<State> {
  const tail = inOrder(events)
  return {
    base: { mark: undefined, state: projection.first },
    tail,
    state: projection.add(projection.first, standing(tail)),
  }
}

/** With one event more. Undefined when all events have to be folded anew, as above. */
export function extended<State>(
  projection: Projection<State>,
  ledger: Ledger<State>,
  event: LearnerEvent,
): Ledger<State> | undefined {
  const { base, tail, state } = ledger
  if (tail.some(({ id }) => id === event.id)) return ledger
  if (!isAfter(event, base.mark)) return undefined
  const isLast = isAfter(event, tail.at(-1))
  // What is not the last, or undoes, changes what came before it.
  if (!isLast || event.kind === 'undone') return openLedger(projection, base, [...tail, event])
  return { base, tail: [...tail, event], state: projection.add(state, [event]) }
}

/** The same with a short tail: what is old enough moves into the base. */
export function advanced<State>(
  projection: Projection<State>,
  ledger: Ledger<State>,
  kept = KEPT,
): Ledger<State> {
  const { base, tail, state } = ledger
  if (tail.length <= 2 * kept) return ledger
  const cut = firstReached(tail, tail.length - kept)
  if (cut === 0) return ledger
  const old = standing(tail.slice(0, cut))
  return {
    base: { mark: markOf(tail[cut - 1]!), state: projection.add(base.state, old) },
    tail: tail.slice(cut),
    state,
  }
}

const markOf = ({ id, clock }: LearnerEvent): Mark => ({ id, clock })

const isAfter = (event: LearnerEvent, mark: Mark | undefined) =>
  mark === undefined || compareEvents(event, mark) > 0

/** Whether an event undoes one that is not among these: then they do not stand for themselves. */
export function reachesBack(events: readonly LearnerEvent[]): boolean {
  const ids = new Set(events.map(({ id }) => id))
  return events.some((event) => event.kind === 'undone' && !ids.has(event.target))
}

/** The last place at or before `cut` such that no event from there on undoes an earlier one. */
function firstReached(tail: readonly LearnerEvent[], cut: number): number {
  const places = new Map(tail.map(({ id }, place) => [id, place]))
  let first = cut
  for (let place = tail.length - 1; place >= first; place -= 1) {
    const event = tail[place]!
    const target = event.kind === 'undone' ? places.get(event.target) : undefined
    if (target !== undefined && target < first) first = target
  }
  return first
}
