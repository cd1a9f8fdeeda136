import { admitted, refused, type Decision, type Limiter } from './limiter'

export interface Tiers {
  readonly tiers: readonly unknown[]
}

/** Charges only if every tier admits, so a refusal costs nothing anywhere. */
export function allOf(limiters: readonly Limiter[]): Limiter<Tiers> {
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      const tiers: unknown[] = []
      let remaining = Infinity
      let waitMs = 0
      let delayMs: number | undefined
      for (let n = 0; n < limiters.length; n += 1) {
        const decision = limiters[n]!.decide(state.tiers[n], atMs, cost)
        tiers.push(decision.state)
        remaining = Math.min(remaining, decision.remaining)
        waitMs = Math.max(waitMs, decision.retryAfterMs)
        delayMs = longer(delayMs, decision.delayMs)
      }
      // What the tiers report counts a charge that will not be made.
      if (waitMs > 0) return refused(state, leastRemaining(limiters, state, atMs), waitMs)
      return admittedAfter(cost === 0 ? state : { tiers }, remaining, delayMs)
    },
  }
}

/** Charges tier by tier and stops at the first refusal: earlier tiers have paid for nothing. */
export function allOfAsYouGo(limiters: readonly Limiter[]): Limiter<Tiers> {
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      if (cost === 0) return admitted(state, leastRemaining(limiters, state, atMs))
      const tiers = [...state.tiers]
      let delayMs: number | undefined
      for (let n = 0; n < limiters.length; n += 1) {
        const decision = limiters[n]!.decide(tiers[n], atMs, cost)
        tiers[n] = decision.state
        delayMs = longer(delayMs, decision.delayMs)
        if (decision.allowed) continue
        return refused({ tiers }, leastRemaining(limiters, { tiers }, atMs), decision.retryAfterMs)
      }
      return admittedAfter({ tiers }, leastRemaining(limiters, { tiers }, atMs), delayMs)
    },
  }
}

/** Tries in order, each tier by its own rule; the first that admits pays. */
export function anyOf(limiters: readonly Limiter[]): Limiter<Tiers> {
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      if (cost === 0) return admitted(state, sumRemaining(limiters, state, atMs))
      const tiers = [...state.tiers]
      let waitMs = Infinity
      for (let n = 0; n < limiters.length; n += 1) {
        const decision = limiters[n]!.decide(tiers[n], atMs, cost)
        tiers[n] = decision.state
        waitMs = Math.min(waitMs, decision.retryAfterMs)
        if (!decision.allowed) continue
        const remaining = sumRemaining(limiters, { tiers }, atMs)
        return admittedAfter({ tiers }, remaining, decision.delayMs)
      }
      return refused({ tiers }, sumRemaining(limiters, { tiers }, atMs), waitMs)
    },
  }
}

function shared(limiters: readonly Limiter[]): Pick<Limiter<Tiers>, 'initial' | 'snapshot'> {
  const initial = { tiers: limiters.map((limiter) => limiter.initial) }
  if (limiters.every(({ snapshot }) => snapshot === undefined)) return { initial }
  const snapshotOf = ({ snapshot }: Limiter, state: unknown, atMs: number) =>
    snapshot ? snapshot(state, atMs) : state
  return {
    initial,
    snapshot: ({ tiers }, atMs) => ({
      tiers: limiters.map((limiter, n) => snapshotOf(limiter, tiers[n], atMs)),
    }),
  }
}

function leastRemaining(limiters: readonly Limiter[], { tiers }: Tiers, atMs: number): number {
  let least = Infinity
  for (let n = 0; n < limiters.length; n += 1) {
    least = Math.min(least, limiters[n]!.decide(tiers[n], atMs, 0).remaining)
  }
  return least
}

function sumRemaining(limiters: readonly Limiter[], { tiers }: Tiers, atMs: number): number {
  let sum = 0
  for (let n = 0; n < limiters.length; n += 1) {
    sum += limiters[n]!.decide(tiers[n], atMs, 0).remaining
  }
  return sum
}

/** Queues wait at the same time, so the longest decides; without a queue nothing is said. */
function longer(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.max(a, b)
}

function admittedAfter(state: Tiers, remaining: number, delayMs?: number): Decision<Tiers> {
  const decision = admitted(state, remaining)
  return delayMs === undefined ? decision : { ...decision, delayMs }
}
