/**
 * The rules of every single policy once more, for tests only: by definition, over whole histories
 * or one millisecond at a time, in BigInt where a fraction could arise. Slow, and shares nothing
 * with the limiters.
 */
import type { TierPolicy } from './policy'

export interface Oracle {
  /** Would `cost` be admitted at `atMs`, going by what was charged before? */
  admits(atMs: number, cost: number): boolean
  /** Takes note of a request that was judged so. */
  note(atMs: number, cost: number, isAdmitted: boolean): void
}

export function createOracle(policy: TierPolicy): Oracle {
  switch (policy.kind) {
    case 'token-bucket':
      return policy.refill === 'continuous'
        ? dripping(policy.capacity, policy.refillTokens, policy.refillMs, policy.initialTokens)
        : pouring(policy)
    case 'gcra':
      return dripping(policy.burst + 1, 1, policy.emissionMs)
    case 'leaky-bucket':
      return dripping(policy.burst + 1, Math.round(policy.ratePerSecond * 1_000), 1_000_000)
    case 'fixed-window':
      return window(policy)
    case 'sliding-log':
      return log(policy)
    case 'sliding-counter':
      return counter(policy)
  }
}

/** The least wait, found by trying every millisecond up to `mostMs`; Infinity when none admits. */
export function leastWait(oracle: Oracle, atMs: number, cost: number, mostMs: number): number {
  for (let waitMs = 0; waitMs <= mostMs; waitMs += 1) {
    if (oracle.admits(atMs + waitMs, cost)) return waitMs
  }
  return Infinity
}

/** How many requests of cost 1 at once: the largest cost that would be admitted. */
export function mostAdmitted(oracle: Oracle, atMs: number): number {
  let cost = 0
  while (oracle.admits(atMs, cost + 1)) cost += 1
  return cost
}

interface Charge {
  readonly atMs: number
  readonly cost: number
}

/** R/I of a token falls into the bucket each millisecond, and what does not fit is lost. */
function dripping(capacity: number, tokens: number, perMs: number, initial = capacity): Oracle {
  const full = BigInt(capacity) * BigInt(perMs)
  let level = BigInt(initial) * BigInt(perMs)
  let levelAtMs = 0
  const levelAt = (atMs: number) => {
    let then = level
    for (let ms = levelAtMs; ms < atMs && then < full; ms += 1) {
      then += BigInt(tokens)
      if (then > full) then = full
    }
    return then
  }
  return {
    admits: (atMs, cost) => levelAt(atMs) >= BigInt(cost) * BigInt(perMs),
    note(atMs, cost, isAdmitted) {
      if (!isAdmitted) return
      level = levelAt(atMs) - BigInt(cost) * BigInt(perMs)
      levelAtMs = atMs
    },
  }
}

/** Watches every millisecond for the moment at which a lump of tokens arrives. */
function pouring(policy: Extract<TierPolicy, { kind: 'token-bucket' }>): Oracle {
  const { capacity, refillTokens, refillMs, initialTokens = capacity } = policy
  let tokens = initialTokens
  let tokensAtMs = 0
  let anchorMs = initialTokens < capacity ? 0 : undefined
  const tokensAt = (atMs: number) => {
    let then = tokens
    for (let ms = tokensAtMs + 1; ms <= atMs; ms += 1) {
      if (anchorMs === undefined || (ms - anchorMs) % refillMs !== 0) continue
      then = Math.min(capacity, then + refillTokens)
    }
    return then
  }
  return {
    admits: (atMs, cost) => tokensAt(atMs) >= cost,
    note(atMs, cost, isAdmitted) {
      if (!isAdmitted || cost === 0) return
      tokens = tokensAt(atMs) - cost
      tokensAtMs = atMs
      anchorMs ??= atMs
    },
  }
}

/** Keeps every charge and looks for those of the window around the moment asked about. */
function window(policy: Extract<TierPolicy, { kind: 'fixed-window' }>): Oracle {
  const { limit, windowMs, anchor, chargeRejected, blockMs } = policy
  let charges: Charge[] = []
  let blocked = { fromMs: -1, toMs: -1 }
  const isSameWindow = (aMs: number, bMs: number) =>
    anchor === 'epoch'
      ? Math.floor(aMs / windowMs) === Math.floor(bMs / windowMs)
      : bMs - aMs < windowMs
  /** Charges of the newest window that reaches to `atMs`. */
  const chargesAt = (atMs: number) => {
    let opened: Charge[] = []
    for (const charge of charges) {
      const isInside = opened[0] !== undefined && isSameWindow(opened[0].atMs, charge.atMs)
      opened = isInside ? [...opened, charge] : [charge]
    }
    return opened[0] !== undefined && isSameWindow(opened[0].atMs, atMs) ? opened : []
  }
  const isBlocked = (atMs: number) => blocked.fromMs <= atMs && atMs < blocked.toMs
  const usedAt = (atMs: number) => chargesAt(atMs).reduce((sum, { cost }) => sum + cost, 0)
  return {
    admits: (atMs, cost) => cost === 0 || (!isBlocked(atMs) && usedAt(atMs) + cost <= limit),
    note(atMs, cost, isAdmitted) {
      if (cost === 0 || isBlocked(atMs)) return
      if (!isAdmitted && cost > limit && !chargeRejected) return
      if (!isAdmitted && blockMs !== undefined) {
        blocked = { fromMs: atMs, toMs: atMs + blockMs }
        charges = []
        return
      }
      if (isAdmitted || chargeRejected) charges = [...chargesAt(atMs), { atMs, cost }]
    },
  }
}

function log({ limit, windowMs }: Extract<TierPolicy, { kind: 'sliding-log' }>): Oracle {
  const charges: Charge[] = []
  return {
    admits(atMs, cost) {
      const inside = charges.filter((charge) => charge.atMs > atMs - windowMs)
      return inside.reduce((sum, charge) => sum + charge.cost, cost) <= limit
    },
    note(atMs, cost, isAdmitted) {
      if (isAdmitted) charges.push({ atMs, cost })
    },
  }
}

/** previous · (W − f) / W + current + cost ≤ L, in whole numbers of W-ths; floored in one rule. */
function counter(policy: Extract<TierPolicy, { kind: 'sliding-counter' }>): Oracle {
  const { limit, windowMs, rule } = policy
  const charged = new Map<bigint, bigint>()
  const span = BigInt(windowMs)
  return {
    admits(atMs, cost) {
      if (cost === 0) return true
      const index = BigInt(atMs) / span
      const left = (index + 1n) * span - BigInt(atMs)
      const carried = (charged.get(index - 1n) ?? 0n) * left
      const rounded = rule === 'floor' ? carried - (carried % span) : carried
      const here = (charged.get(index) ?? 0n) + BigInt(cost)
      return rounded + here * span <= BigInt(limit) * span
    },
    note(atMs, cost, isAdmitted) {
      const index = BigInt(atMs) / span
      if (isAdmitted) charged.set(index, (charged.get(index) ?? 0n) + BigInt(cost))
    },
  }
}
