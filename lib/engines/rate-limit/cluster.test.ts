import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import bounds from '../vectors/distributed.bounds.json'
import { clusterSchema, createCluster, type ClusterPolicy } from './cluster'
import { createLimiter } from './policy'

const small = (least: number, most: number) => fc.integer({ min: least, max: most })
const enough = { numRuns: 110 }
const parse = (policy: unknown): ClusterPolicy => clusterSchema.parse(policy)

interface Call {
  readonly atMs: number
  readonly node: number
  readonly cost: number
}

interface Judged extends Call {
  readonly allowed: boolean
  readonly storeOps: number
}

function replay(policy: ClusterPolicy, calls: readonly Call[]): readonly Judged[] {
  const cluster = createCluster(policy)
  let state = cluster.initial
  return calls.map((call) => {
    const decision = cluster.decide(state, call.atMs, call.node, call.cost)
    state = decision.state
    return { ...call, allowed: decision.allowed, storeOps: decision.storeOps }
  })
}

const admitted = (judged: readonly Judged[]) =>
  judged.reduce((sum, { allowed, cost }) => sum + (allowed ? cost : 0), 0)
const storeOps = (judged: readonly Judged[]) => judged.reduce((sum, call) => sum + call.storeOps, 0)

/** `count` single requests on one millisecond, dealt out to the nodes in turn. */
const burst = (count: number, nodes: number, atMs = 0): readonly Call[] =>
  Array.from({ length: count }, (_, n) => ({ atMs, node: n % nodes, cost: 1 }))

const policies = fc
  .record({
    mode: fc.constantFrom(
      { mode: 'central' },
      { mode: 'local' },
      { mode: 'local-split' },
      { mode: 'local-sync', syncMs: 7 },
      { mode: 'lease', batch: 3 },
    ),
    nodes: small(1, 5),
    limit: small(1, 20),
    windowMs: small(10, 60),
  })
  .map(({ mode, ...shared }) => parse({ ...mode, ...shared }))

const calls = fc
  .array(fc.record({ gapMs: small(0, 4), node: small(0, 99), cost: small(1, 3) }), {
    minLength: 100,
    maxLength: 100,
  })
  .map((steps) => {
    let atMs = 0
    return steps.map(({ gapMs, node, cost }) => ({ atMs: (atMs += gapMs), node, cost }))
  })

function mostPerWindow({ mode, nodes, limit }: ClusterPolicy): number {
  switch (mode) {
    case 'central':
    case 'lease':
      return limit
    case 'local':
    case 'local-sync':
      return nodes * limit
    case 'local-split':
      return nodes * Math.floor(limit / nodes)
  }
}

const onNode = (policy: ClusterPolicy, steps: readonly Call[]) =>
  steps.map((call) => ({ ...call, node: call.node % policy.nodes }))

describe('every mode', () => {
  it('keeps its bound in every window', () => {
    fc.assert(
      fc.property(policies, calls, (policy, steps) => {
        const perWindow = new Map<number, number>()
        for (const { atMs, cost, allowed } of replay(policy, onNode(policy, steps))) {
          const index = Math.floor(atMs / policy.windowMs)
          if (allowed) perWindow.set(index, (perWindow.get(index) ?? 0) + cost)
        }
        expect(Math.max(0, ...perWindow.values())).toBeLessThanOrEqual(mostPerWindow(policy))
      }),
      enough,
    )
  })

  it('is one fixed window when there is one node', () => {
    fc.assert(
      fc.property(policies, calls, (anyPolicy, steps) => {
        const policy = { ...anyPolicy, nodes: 1 }
        const { limit, windowMs } = policy
        const limiter = createLimiter({
          kind: 'fixed-window',
          limit,
          windowMs,
          anchor: 'epoch',
          chargeRejected: false,
        })
        let state = limiter.initial
        const alone = steps.map(({ atMs, cost }) => {
          const decision = limiter.decide(state, atMs, cost)
          state = decision.state
          return decision.allowed
        })
        const judged = replay(policy, onNode(policy, steps))
        expect(judged.map(({ allowed }) => allowed)).toEqual(alone)
      }),
      enough,
    )
  })

  it('forgets everything in a new window', () => {
    fc.assert(
      fc.property(policies, calls, calls, (policy, before, after) => {
        const lastMs = before.at(-1)!.atMs
        const nextWindowMs = (Math.floor(lastMs / policy.windowMs) + 1) * policy.windowMs
        const later = after.map((call) => ({ ...call, atMs: call.atMs + nextWindowMs }))
        const verdicts = (steps: readonly Call[]) =>
          replay(policy, onNode(policy, steps)).map(({ allowed }) => allowed)
        expect(verdicts([...before, ...later]).slice(before.length)).toEqual(verdicts(later))
      }),
      enough,
    )
  })

  it('lets a peek pass and charges nothing for it', () => {
    fc.assert(
      fc.property(policies, calls, (policy, steps) => {
        const withPeeks = steps.flatMap((call) => [{ ...call, cost: 0 }, call])
        const judged = replay(policy, onNode(policy, withPeeks))
        expect(judged.every(({ cost, allowed }) => cost > 0 || allowed)).toBe(true)
        const kept = judged.filter(({ cost }) => cost > 0).map(({ allowed }) => allowed)
        const plain = replay(policy, onNode(policy, steps)).map(({ allowed }) => allowed)
        expect(kept).toEqual(plain)
      }),
      enough,
    )
  })
})

describe.each(bounds.cases)('$nodes nodes, $limitPerWindow per window', (known) => {
  const { nodes, limitPerWindow: limit } = known
  const shared = { nodes, limit, windowMs: 60_000 }
  const greedy = burst(nodes * limit + nodes, nodes)

  it('central admits its limit, at one call per request', () => {
    const judged = replay(parse({ mode: 'central', ...shared }), greedy)
    expect(admitted(judged)).toBe(known.central.maxAdmitted)
    expect(storeOps(judged)).toBe(greedy.length * known.central.storeOpsPerRequest)
  })

  it('local admits its limit once per node, without a call', () => {
    const judged = replay(parse({ mode: 'local', ...shared }), greedy)
    expect(admitted(judged)).toBe(known.localOnlyFullLimit.maxAdmitted)
    expect(storeOps(judged)).toBe(known.localOnlyFullLimit.storeOps)
  })

  it('local-split admits its limit, but to one hot node only its share', () => {
    const policy = parse({ mode: 'local-split', ...shared })
    expect(admitted(replay(policy, greedy))).toBe(known.localSplit.maxAdmitted)
    expect(admitted(replay(policy, burst(limit + 1, 1)))).toBe(
      known.localSplit.minAdmittedIfOneNodeGetsAllTraffic,
    )
  })

  it('local-sync admits its limit once per node in a burst between two merges', () => {
    const syncMs = known.syncIntervalSec * 1_000
    const judged = replay(parse({ mode: 'local-sync', syncMs, ...shared }), greedy)
    expect(admitted(judged)).toBe(known.localPlusSync.maxAdmitted)
  })

  it('lease admits its limit at one call per batch, and may strand the rest of every batch', () => {
    const policy = parse({ mode: 'lease', batch: known.preclaimBatch, ...shared })
    const judged = replay(policy, burst(limit, nodes))
    expect(admitted(judged)).toBe(known.preclaim.maxAdmitted)
    expect(storeOps(judged) / limit).toBe(known.preclaim.storeOpsPerRequest)

    // Every other node claims a batch for one request, then one node takes what is left.
    const others = burst(nodes, nodes).slice(1)
    const stranding = replay(policy, [...others, ...burst(limit, 1)])
    expect(limit - admitted(stranding)).toBe(known.preclaim.strandedTokensWorstCase)
  })
})

describe('local-sync under even load', () => {
  const policy = parse({
    mode: 'local-sync',
    nodes: 4,
    limit: 25,
    windowMs: 10_000,
    syncMs: 1_000,
  })
  // 20 per second: R · S · (N − 1) / N = 15.
  const even = Array.from({ length: 200 }, (_, n) => ({ atMs: 50 * n, node: n % 4, cost: 1 }))

  it('exceeds its limit by what the others admit between two merges', () => {
    expect(admitted(replay(policy, even))).toBe(25 + 15)
  })

  it('makes one call per node and merge', () => {
    expect(storeOps(replay(policy, even))).toBe(4 * 9)
  })
})

describe('a lease', () => {
  it('asks no more in a window after a short grant', () => {
    const policy = parse({ mode: 'lease', nodes: 2, limit: 5, windowMs: 1_000, batch: 3 })
    const judged = replay(policy, [...burst(3, 1), ...burst(6, 1), ...burst(1, 1, 1_000)])
    expect(judged.map(({ storeOps: calls }) => calls)).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 1])
    expect(judged.map(({ allowed }) => (allowed ? '+' : '-')).join('')).toBe('+++++----+')
  })

  it('claims nothing for a cost above the limit', () => {
    const policy = parse({ mode: 'lease', nodes: 2, limit: 5, windowMs: 1_000, batch: 3 })
    const judged = replay(policy, [{ atMs: 0, node: 0, cost: 6 }, ...burst(5, 1)])
    expect(judged[0]).toMatchObject({ allowed: false, storeOps: 0 })
    expect(admitted(judged)).toBe(5)
  })
})

/** The rule as it is told: one batch after the other until there is enough or one is short. */
function claimOneByOne(batch: number, limit: number, steps: readonly Call[]) {
  let left = limit
  const held = new Map<number, number>()
  const isRefused = new Set<number>()
  return steps.map(({ node, cost }) => {
    let calls = 0
    while (cost <= limit && (held.get(node) ?? 0) < cost && !isRefused.has(node)) {
      const grant = Math.min(batch, left)
      left -= grant
      held.set(node, (held.get(node) ?? 0) + grant)
      if (grant < batch) isRefused.add(node)
      calls += 1
    }
    const allowed = (held.get(node) ?? 0) >= cost
    if (allowed) held.set(node, (held.get(node) ?? 0) - cost)
    return [allowed, calls]
  })
}

describe('leases claimed by arithmetic', () => {
  it('are those claimed one by one', () => {
    const asks = fc.array(fc.record({ node: small(0, 2), cost: small(0, 25) }), { minLength: 20 })
    fc.assert(
      fc.property(small(1, 9), small(1, 120), asks, (batch, limit, steps) => {
        const policy = parse({ mode: 'lease', nodes: 3, limit, windowMs: 60_000, batch })
        const calls = steps.map((step) => ({ ...step, atMs: 0 }))
        const judged = replay(policy, calls).map((call) => [call.allowed, call.storeOps])
        expect(judged).toEqual(claimOneByOne(batch, limit, calls))
      }),
      enough,
    )
  })

  it('cost no time of their own: a billion of them are one decision', () => {
    const most = 1_000_000_000
    const policy = parse({ mode: 'lease', nodes: 2, limit: most, windowMs: 60_000, batch: 1 })
    const judged = replay(policy, [{ atMs: 0, node: 0, cost: most }])
    expect(judged[0]).toMatchObject({ allowed: true, storeOps: most })
  }, 1_000)
})

describe('while the store is down', () => {
  const shared = { nodes: 2, limit: 10, windowMs: 1_000 }
  const duringOutage = (policy: unknown, node: number) => {
    const cluster = createCluster(parse(policy))
    const { state } = cluster.decide(cluster.initial, 0, 0, 1)
    const decision = cluster.decide(state, 600, node, 1, false)
    return [decision.allowed, decision.storeOps]
  }

  it.each([
    { name: 'central fails closed', policy: { mode: 'central' }, node: 0, expected: [false, 0] },
    {
      name: 'central fails open',
      policy: { mode: 'central', onOutage: 'open' },
      node: 0,
      expected: [true, 0],
    },
    { name: 'local does not notice', policy: { mode: 'local' }, node: 0, expected: [true, 0] },
    {
      name: 'local-sync goes on with what it knows',
      policy: { mode: 'local-sync', syncMs: 500 },
      node: 0,
      expected: [true, 0],
    },
    {
      name: 'a lease is used up',
      policy: { mode: 'lease', batch: 4 },
      node: 0,
      expected: [true, 0],
    },
    {
      name: 'a node without a lease fails closed',
      policy: { mode: 'lease', batch: 4 },
      node: 1,
      expected: [false, 0],
    },
    {
      name: 'a node without a lease fails open',
      policy: { mode: 'lease', batch: 4, onOutage: 'open' },
      node: 1,
      expected: [true, 0],
    },
  ])('$name', ({ policy, node, expected }) => {
    expect(duringOutage({ ...policy, ...shared }, node)).toEqual(expected)
  })

  it('local-sync merges what it missed when the store is back', () => {
    const cluster = createCluster(parse({ mode: 'local-sync', syncMs: 100, ...shared }))
    let { state } = cluster.decide(cluster.initial, 0, 0, 9)
    state = cluster.decide(state, 150, 1, 1, false).state
    expect(cluster.remaining(state, 150, 1)).toBe(9)
    const back = cluster.decide(state, 250, 1, 1)
    expect(back).toMatchObject({ allowed: false, storeOps: 2 })
  })
})
