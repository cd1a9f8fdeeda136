/** Our breaker beside the real opossum 9.0.0, whose timers run on a faked clock. */
import { createRequire } from 'node:module'

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { breakerPolicySchema, createBreaker } from './breaker'
import { breakerPresets } from './presets'

/** The part of opossum used here; the package ships no types. */
interface Opossum {
  readonly opened: boolean
  readonly closed: boolean
  fire(action: Promise<unknown>): Promise<unknown>
}
type OpossumClass = new (
  action: (call: Promise<unknown>) => Promise<unknown>,
  options: object,
) => Opossum

const CircuitBreaker = createRequire(import.meta.url)('opossum') as OpossumClass

interface Rule {
  readonly percent: number
  readonly minimumCalls: number
  readonly seconds: number
  readonly openMs: number
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

/** A call that runs until it is told how it went. */
function createCall() {
  let settle: (ok: boolean) => void = () => undefined
  const call = new Promise<unknown>((resolve, reject) => {
    settle = (ok) => (ok ? resolve(ok) : reject(new Error('failed')))
  })
  // Nobody waits for a call that was refused.
  call.catch(() => undefined)
  return { call, settle }
}

function createPair({ percent, minimumCalls, seconds, openMs }: Rule) {
  const theirs = new CircuitBreaker((call) => call, {
    timeout: false,
    errorThresholdPercentage: percent,
    volumeThreshold: minimumCalls,
    resetTimeout: openMs,
    rollingCountTimeout: seconds * 1_000,
    rollingCountBuckets: 10,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
  })
  const breaker = createBreaker(
    breakerPolicySchema.parse({
      ...breakerPresets.opossum,
      window: { kind: 'time', seconds, buckets: 10 },
      failureRatePercent: percent,
      minimumCalls,
      openMs,
    }),
  )
  let state = breaker.initial

  const start = async () => {
    const { call, settle } = createCall()
    let refused = false
    const done = theirs.fire(call).catch((error: { code?: string }) => {
      refused = error.code === 'EOPENBREAKER'
    })
    const permit = breaker.admit(state, Date.now())
    state = permit.state
    for (let tick = 0; tick < 4; tick += 1) await Promise.resolve()
    const end = async (ok: boolean) => {
      settle(ok)
      await done
      if (!permit.admitted) return
      const outcome = { ok, durationMs: 0, probe: permit.probe }
      state = breaker.record(state, Date.now(), outcome).state
    }
    return { theirs: !refused, ours: permit.admitted, end }
  }
  const stateOfTheirs = () => (theirs.closed ? 'closed' : theirs.opened ? 'open' : 'half-open')
  return {
    start,
    states: () => ({ theirs: stateOfTheirs(), ours: state.kind }),
    window: () => breaker.window(state, Date.now()),
  }
}

const rules = fc.record({
  percent: fc.constantFrom(25, 50, 75),
  minimumCalls: fc.integer({ min: 1, max: 5 }),
  seconds: fc.constantFrom(1, 2, 10),
  openMs: fc.constantFrom(100, 1_000, 5_000),
})
const steps = fc.array(
  fc.record({
    gapMs: fc.constantFrom(0, 0, 1, 99, 100, 101, 200, 999, 1_000, 1_001),
    ok: fc.boolean(),
  }),
  { minLength: 100, maxLength: 100 },
)

describe('beside opossum', () => {
  it('calls that do not overlap are decided alike', async () => {
    await fc.assert(
      fc.asyncProperty(rules, steps, async (rule, trace) => {
        // The last run's buckets would otherwise tick along in every later run.
        vi.clearAllTimers()
        vi.setSystemTime(0)
        const pair = createPair(rule)
        for (const { gapMs, ok } of trace) {
          vi.advanceTimersByTime(gapMs)
          const call = await pair.start()
          expect(call.ours).toBe(call.theirs)
          await call.end(ok)
          const { ours, theirs } = pair.states()
          // Theirs half-opens by a timer between two calls; ours in the next admission.
          expect(theirs === 'half-open' ? 'open' : theirs).toBe(ours)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('differs from opossum', () => {
  const rule = { percent: 50, minimumCalls: 2, seconds: 10, openMs: 1_000 }

  it('a running call is counted when it ends; theirs counts in the rate when it starts', async () => {
    const pair = createPair({ ...rule, percent: 75 })
    const [first, second] = [await pair.start(), await pair.start()]
    await pair.start()
    await first.end(false)
    await second.end(false)
    expect(pair.states()).toEqual({ ours: 'open', theirs: 'closed' })
  })

  it('only the probe closes a half-open circuit; theirs closes on any success', async () => {
    const pair = createPair({ ...rule, minimumCalls: 1 })
    const late = await pair.start()
    const failing = await pair.start()
    const other = await pair.start()
    await failing.end(false)
    await other.end(false)
    expect(pair.states()).toEqual({ ours: 'open', theirs: 'open' })
    vi.advanceTimersByTime(1_000)
    await pair.start()
    await late.end(true)
    expect(pair.states()).toEqual({ ours: 'half-open', theirs: 'closed' })
  })

  it('14 of 25 is not above 56 %; theirs computes 56.00000000000001', async () => {
    const pair = createPair({ ...rule, percent: 56, minimumCalls: 25 })
    for (let n = 0; n < 25; n += 1) await (await pair.start()).end(n < 11)
    expect(pair.window()).toMatchObject({ calls: 25, failures: 14 })
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'open' })
  })
})
