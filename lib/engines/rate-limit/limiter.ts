/**
 * A limiter answers one question: may this request pass? Its state travels in and out instead of
 * living inside, so any moment of a run can be replayed and forked.
 */
export interface Limiter<State = unknown> {
  readonly initial: State
  /** `cost` is a whole number; 0 peeks. Neither a peek nor, as a rule, a refusal makes a new state. */
  decide(state: State, atMs: number, cost: number): Decision<State>
  /**
   * For drawing: how much is taken at this moment, in requests and parts of one. Tiers are drawn
   * one by one, so together they have none.
   */
  used?(state: State, atMs: number): number
  /** What an event may keep of a state that shares memory with its successors. */
  snapshot?(state: State, atMs: number): unknown
}

export interface Decision<State = unknown> {
  readonly state: State
  readonly allowed: boolean
  /** Requests of cost 1 that would still be admitted at this instant, after this decision. */
  readonly remaining: number
  /** The least wait after which the same cost is admitted if nobody else calls; Infinity for never. */
  readonly retryAfterMs: number
  /** Set by a queue alone: how long the admitted request waits before it is served. */
  readonly delayMs?: number
}

export function admitted<State>(state: State, remaining: number): Decision<State> {
  return { state, allowed: true, remaining, retryAfterMs: 0 }
}

export function refused<State>(
  state: State,
  remaining: number,
  retryAfterMs: number,
): Decision<State> {
  return { state, allowed: false, remaining, retryAfterMs }
}
