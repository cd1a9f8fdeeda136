import { bulkhead as cockatielBulkhead } from 'cockatiel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import vectors from '../vectors/bulkhead.cockatiel.json'
import { bulkheadSchema, createBulkhead, type BulkheadState } from './bulkhead'

const policies = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  queue: fc.integer({ min: 0, max: 4 }),
})
interface Step {
  readonly kind: 'enter' | 'leave'
  readonly pick: number
}
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ kind: fc.constantFrom('enter', 'enter', 'leave'), pick: fc.nat(9) }),
  { minLength: 60, maxLength: 60 },
)
const RUNS = { numRuns: 200 }

/** Plays the steps; who leaves is picked among those inside, running or queued. */
function play(policy: { capacity: number; queue: number }, trace: readonly Step[]) {
  const bulkhead = createBulkhead<number>(bulkheadSchema.parse(policy))
  let state = bulkhead.initial
  return trace.map(({ kind, pick }, id) => {
    const before: BulkheadState<number> = state
    const inside = [...before.running, ...before.queued]
    if (kind === 'enter' || inside.length === 0) {
      const { state: after, outcome } = bulkhead.enter(before, id)
      state = after
      return { before, after, entered: id, outcome, promoted: [] }
    }
    const left = inside[pick % inside.length]!
    const { state: after, promoted } = bulkhead.leave(before, left)
    state = after
    return { before, after, left, promoted }
  })
}

describe('bulkhead', () => {
  it.each(vectors.cases)('decides as cockatiel did: $id', ({ config, steps }) => {
    const bulkhead = createBulkhead<string>(config)
    let state = bulkhead.initial
    for (const { id, executionSlots, queueSlots, status } of steps) {
      const entered = bulkhead.enter(state, id)
      state = entered.state
      expect(entered.outcome).toBe(status[id as keyof typeof status])
      expect(config.capacity - state.running.length).toBe(executionSlots)
      expect(config.queue - state.queued.length).toBe(queueSlots)
    }
  })

  it('runs those who came first, and never more than its capacity or queue', () => {
    fc.assert(
      fc.property(policies, steps, (policy, trace) => {
        // Everybody inside in the order of arrival: the first `capacity` of them must run.
        let inside: readonly number[] = []
        for (const { after, entered, left, outcome } of play(policy, trace)) {
          const isFull = inside.length === policy.capacity + policy.queue
          if (outcome) expect(outcome === 'rejected').toBe(isFull)
          if (outcome && !isFull) inside = [...inside, entered]
          inside = inside.filter((id) => id !== left)
          const { running, queued } = after
          expect([...running].toSorted((a, b) => a - b)).toEqual(inside.slice(0, policy.capacity))
          expect(queued).toEqual(inside.slice(policy.capacity))
          expect(queued.length).toBeLessThanOrEqual(policy.queue)
        }
      }),
      RUNS,
    )
  })

  it('promotes exactly those who run now and waited before', () => {
    fc.assert(
      fc.property(policies, steps, (policy, trace) => {
        for (const { before, after, promoted } of play(policy, trace))
          expect(promoted).toEqual(after.running.filter((id) => before.queued.includes(id)))
      }),
      RUNS,
    )
  })

  it('leaves a state alone, which survives structuredClone', () => {
    const bulkhead = createBulkhead<number>({ capacity: 1, queue: 1 })
    const { state } = bulkhead.enter(bulkhead.enter(bulkhead.initial, 1).state, 2)
    const clone = structuredClone(state)
    expect(bulkhead.leave(state, 1)).toEqual(bulkhead.leave(clone, 1))
    expect(bulkhead.enter(state, 3)).toEqual({ state: clone, outcome: 'rejected' })
    expect(state).toEqual({ running: [1], queued: [2] })
  })

  it('ignores the leaving of somebody who is not inside', () => {
    const bulkhead = createBulkhead<number>({ capacity: 1, queue: 1 })
    const { state } = bulkhead.enter(bulkhead.initial, 1)
    expect(bulkhead.leave(state, 7)).toEqual({ state, promoted: [] })
  })

  it('keeps the same slots as the real cockatiel', async () => {
    await fc.assert(
      fc.asyncProperty(policies, steps, async ({ capacity, queue }, trace) => {
        const theirs = cockatielBulkhead(capacity, queue)
        const ours = createBulkhead<number>({ capacity, queue })
        const ends = new Map<number, () => void>()
        let state = ours.initial
        for (const [id, { kind, pick }] of trace.entries()) {
          if (kind === 'enter') {
            const run = () => new Promise<void>((resolve) => void ends.set(id, resolve))
            theirs.execute(run).catch(() => undefined)
            state = ours.enter(state, id).state
          } else if (state.running.length > 0) {
            const left = state.running[pick % state.running.length]!
            ends.get(left)!()
            state = ours.leave(state, left).state
          }
          await new Promise((resolve) => setImmediate(resolve))
          expect(capacity - state.running.length).toBe(theirs.executionSlots)
          expect(queue - state.queued.length).toBe(theirs.queueSlots)
        }
      }),
      RUNS,
    )
  })
})

describe('bulkheadSchema', () => {
  it.each([
    { policy: { capacity: 0 }, path: ['capacity'] },
    { policy: { capacity: 1.5 }, path: ['capacity'] },
    { policy: { capacity: 1, queue: -1 }, path: ['queue'] },
    { policy: { capacity: 1, queue: NaN }, path: ['queue'] },
    { policy: { capacity: 1, queue: 10_001 }, path: ['queue'] },
  ])('refuses $policy and says where', ({ policy, path }) => {
    expect(bulkheadSchema.safeParse(policy).error?.issues.map((issue) => issue.path)).toEqual([
      path,
    ])
  })
})
