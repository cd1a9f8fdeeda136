import { admitted, refused, type Decision, type Limiter } from './limiter'

export interface Tiers {
  readonly tiers: readonly unknown[]
}

/**
 * Charges only if every tier admits, so a refusal costs nothing anywhere. A tier that admits has
 * `cost` less remaining than before; that gives what remains without asking again.
 */
export function allOf(limiters: readonly Limiter[]): Limiter<Tiers> {
  const sharing = limiters.map(isSharing)
  const logs = [...limiters.keys()].filter((n) => sharing[n]!)
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      const tiers = new Array<unknown>(limiters.length)
      let before = Infinity
      let waitMs = 0
      let delayMs: number | undefined
      for (let n = 0; n < tiers.length; n += 1) {
        const decision = sharing[n]!
          ? ask(limiters[n]!, state.tiers[n], atMs, cost)
          : limiters[n]!.decide(state.tiers[n], atMs, cost)
        tiers[n] = decision.state
        before = Math.min(before, decision.remaining + (decision.allowed ? cost : 0))
        waitMs = Math.max(waitMs, decision.retryAfterMs)
        delayMs = longer(delayMs, decision.delayMs)
      }
      if (waitMs > 0) return refused(state, before, waitMs)
      if (cost === 0) return admittedAfter(state, before, delayMs)
      for (const n of logs) tiers[n] = limiters[n]!.decide(tiers[n], atMs, cost).state
      return admittedAfter({ tiers }, before - cost, delayMs)
    },
  }
}

/** A charge writes into memory shared with other states: if it is then dropped, that must be copied. */
function isSharing({ snapshot }: Limiter): boolean {
  return snapshot !== undefined
}

/** Decides, but charges nothing. */
function ask(limiter: Limiter, state: unknown, atMs: number, cost: number): Decision {
  const { remaining } = limiter.decide(state, atMs, 0)
  const isAdmitted = cost <= remaining
  return isAdmitted ? admitted(state, remaining - cost) : limiter.decide(state, atMs, cost)
}

/** Charges tier by tier and stops at the first refusal: earlier tiers have paid for nothing. */
export function allOfAsYouGo(limiters: readonly Limiter[]): Limiter<Tiers> {
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      const tiers = new Array<unknown>(limiters.length)
      let remaining = Infinity
      let waitMs = 0
      let delayMs: number | undefined
      for (let n = 0; n < tiers.length; n += 1) {
        const decision = limiters[n]!.decide(state.tiers[n], atMs, waitMs > 0 ? 0 : cost)
        tiers[n] = decision.state
        remaining = Math.min(remaining, decision.remaining)
        waitMs = Math.max(waitMs, decision.retryAfterMs)
        delayMs = longer(delayMs, decision.delayMs)
      }
      if (waitMs > 0) return refused({ tiers }, remaining, waitMs)
      return admittedAfter(cost === 0 ? state : { tiers }, remaining, delayMs)
    },
  }
}

/** Tries in order, each tier by its own rule; the first that admits pays. */
export function anyOf(limiters: readonly Limiter[]): Limiter<Tiers> {
  return {
    ...shared(limiters),
    decide(state, atMs, cost) {
      const tiers = new Array<unknown>(limiters.length)
      let remaining = 0
      let waitMs = Infinity
      let isPaid = false
      let delayMs: number | undefined
      for (let n = 0; n < tiers.length; n += 1) {
        const decision = limiters[n]!.decide(state.tiers[n], atMs, isPaid ? 0 : cost)
        tiers[n] = decision.state
        remaining += decision.remaining
        waitMs = Math.min(waitMs, decision.retryAfterMs)
        if (isPaid || !decision.allowed) continue
        isPaid = true
        delayMs = decision.delayMs
      }
      if (!isPaid) return refused({ tiers }, remaining, waitMs)
      return admittedAfter(cost === 0 ? state : { tiers }, remaining, delayMs)
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

/** Queues wait at the same time, so the longest decides; without a queue nothing is said. */
function longer(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.max(a, b)
}

function admittedAfter(state: Tiers, remaining: number, delayMs?: number): Decision<Tiers> {
  const decision = admitted(state, remaining)
  return delayMs === undefined ? decision : { ...decision, delayMs }
}
