/** Our breaker beside the real cockatiel 3.2.1: same calls at the same times, same decisions. */
import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  CountBreaker,
  handleAll,
  isBrokenCircuitError,
  SamplingBreaker,
  type IBreaker,
} from 'cockatiel'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { breakerPolicySchema, createBreaker } from './breaker'
import { breakerPresets } from './presets'

const OPEN_MS = 1_000
const BUCKET_MS = 1_000
const STATES = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'forced-open',
}

interface Rule {
  readonly theirs: () => IBreaker
  readonly ours: Readonly<Record<string, unknown>>
}

const consecutive = (failures: number): Rule => ({
  theirs: () => new ConsecutiveBreaker(failures),
  ours: { window: { kind: 'consecutive', failures } },
})
const count = (size: number, minimumCalls: number, percent: number): Rule => ({
  theirs: () =>
    new CountBreaker({ size, minimumNumberOfCalls: minimumCalls, threshold: percent / 100 }),
  ours: { window: { kind: 'count', size }, minimumCalls, failureRatePercent: percent },
})
const sampling = (seconds: number, minimumCalls: number, percent: number): Rule => ({
  theirs: () =>
    new SamplingBreaker({
      duration: seconds * 1_000,
      minimumRps: minimumCalls / seconds,
      threshold: percent / 100,
    }),
  ours: { window: { kind: 'time', seconds }, minimumCalls, failureRatePercent: percent },
})

const microtasks = () => new Promise((resolve) => setImmediate(resolve))

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

/** Both breakers, asked the same. A call is settled by whoever started it. */
function createPair({ theirs, ours }: Rule) {
  const cockatiel = circuitBreaker(handleAll, { halfOpenAfter: OPEN_MS, breaker: theirs() })
  const policy = breakerPolicySchema.parse({
    ...breakerPresets.cockatiel,
    openMs: OPEN_MS,
    ...ours,
  })
  const breaker = createBreaker(policy)
  const countsClosingProbe = policy.window.kind !== 'consecutive'
  let state = breaker.initial

  const record = (ok: boolean, probe: number) => {
    const before = state
    state = breaker.record(state, Date.now(), { ok, durationMs: 0, probe }).state
    // cockatiel's new window starts with the probe that closed the circuit; ours starts empty.
    const isClosing = before.kind === 'half-open' && state.kind === 'closed'
    if (isClosing && countsClosingProbe)
      state = breaker.record(state, Date.now(), { ok: true, durationMs: 0, probe: 0 }).state
  }
  const start = async () => {
    const { call, settle } = createCall()
    let refused = false
    const done = cockatiel
      .execute(() => call)
      .catch((error: unknown) => {
        refused = isBrokenCircuitError(error)
      })
    const permit = breaker.admit(state, Date.now())
    state = permit.state
    await microtasks()
    const end = async (ok: boolean) => {
      settle(ok)
      await done
      if (permit.admitted) record(ok, permit.probe)
    }
    return { theirs: !refused, ours: permit.admitted, probe: permit.probe, end }
  }
  return {
    start,
    states: () => ({ theirs: STATES[cockatiel.state], ours: state.kind }),
    kind: () => state.kind,
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 0 }))
afterEach(() => void vi.useRealTimers())

interface Step {
  readonly gapMs: number
  readonly ok: boolean
  readonly overlaps: boolean
}
const steps = (gapMs: fc.Arbitrary<number>) =>
  fc.array(fc.record({ gapMs, ok: fc.boolean(), overlaps: fc.boolean() }), {
    minLength: 100,
    maxLength: 100,
  })
const anyGap = fc.constantFrom(0, 1, 100, 499, 500, 999, 1_000, 1_001)

/** Plays overlapping calls, except where the two are known to differ (see below). */
async function expectSameDecisions(rule: Rule, trace: readonly Step[]) {
  vi.setSystemTime(0)
  const pair = createPair(rule)
  const running: Awaited<ReturnType<typeof pair.start>>[] = []
  const expectSame = () => expect(pair.states().ours).toBe(pair.states().theirs)

  for (const { gapMs, ok, overlaps } of trace) {
    vi.setSystemTime(Date.now() + gapMs)
    if (pair.kind() === 'half-open') {
      // Surplus calls wait there and late results decide: only the probe may end now.
      const probe = running.findIndex((call) => call.probe > 0)
      await running.splice(probe, 1)[0]!.end(ok)
      expectSame()
      continue
    }
    const call = await pair.start()
    expect(call.ours).toBe(call.theirs)
    if (call.ours) running.push(call)
    expectSame()
    if (running.length > 0 && !(overlaps && running.length < 4) && pair.kind() !== 'half-open')
      await running.shift()!.end(ok)
    expectSame()
  }
}

const RUNS = { numRuns: 100 }

describe('beside cockatiel', () => {
  it('consecutive failures decide alike', async () => {
    const rules = fc.integer({ min: 1, max: 4 }).map(consecutive)
    await fc.assert(fc.asyncProperty(rules, steps(anyGap), expectSameDecisions), RUNS)
  })

  it('a count window decides alike', async () => {
    const rules = fc
      .record({
        size: fc.integer({ min: 2, max: 6 }),
        minimum: fc.integer({ min: 1, max: 6 }),
        percent: fc.constantFrom(25, 50, 75),
      })
      .map(({ size, minimum, percent }) => count(size, Math.min(minimum, size), percent))
    await fc.assert(fc.asyncProperty(rules, steps(anyGap), expectSameDecisions), RUNS)
  })

  it('a time window decides alike while every bucket begins with a call', async () => {
    const rules = fc
      .record({ seconds: fc.integer({ min: 5, max: 8 }), percent: fc.constantFrom(25, 50, 75) })
      .chain(({ seconds, percent }) =>
        fc.integer({ min: 1, max: 2 }).map((rps) => sampling(seconds, rps * seconds, percent)),
      )
    // Whole buckets: cockatiel aligns its buckets to the call that finds the last one full.
    const gaps = fc.constantFrom(0, 0, BUCKET_MS)
    const immediate = steps(gaps).map((trace) =>
      trace.map((step) => ({ ...step, overlaps: false })),
    )
    await fc.assert(fc.asyncProperty(rules, immediate, expectSameDecisions), RUNS)
  })
})

describe('differs from cockatiel', () => {
  const call = async (pair: ReturnType<typeof createPair>, atMs: number, ok: boolean) => {
    vi.setSystemTime(atMs)
    await (await pair.start()).end(ok)
  }

  it('a surplus call in half-open is refused; theirs waits for the verdict and then runs', async () => {
    const pair = createPair(consecutive(1))
    await call(pair, 0, false)
    vi.setSystemTime(OPEN_MS)
    const probe = await pair.start()
    const surplus = await pair.start()
    expect(surplus).toMatchObject({ ours: false, theirs: true })
    await probe.end(true)
    await surplus.end(true)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'closed' })
  })

  it('an old failure leaves the window after its seconds; theirs rotates one bucket per call', async () => {
    const pair = createPair(sampling(5, 5, 50))
    for (const ok of [false, false, false, false]) await call(pair, 0, ok)
    await call(pair, 60_000, true)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'closed' })
    await call(pair, 60_001, false)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'open' })
  })

  it('the window after closing is empty; theirs already holds the closing probe', async () => {
    const policy = { ...breakerPresets.cockatiel, ...count(2, 2, 75).ours, openMs: OPEN_MS }
    const breaker = createBreaker(breakerPolicySchema.parse(policy))
    let { state } = breaker.record(breaker.initial, 0, { ok: false, durationMs: 0, probe: 0 })
    state = breaker.record(state, 0, { ok: false, durationMs: 0, probe: 0 }).state
    state = breaker.admit(state, OPEN_MS).state
    state = breaker.record(state, OPEN_MS, { ok: true, durationMs: 0, probe: 1 }).state
    expect(state.kind).toBe('closed')
    expect(breaker.window(state, OPEN_MS).calls).toBe(0)

    const theirs = new CountBreaker({ size: 2, minimumNumberOfCalls: 2, threshold: 0.75 })
    theirs.failure(CircuitState.Closed)
    theirs.failure(CircuitState.Closed)
    theirs.success(CircuitState.HalfOpen)
    expect(theirs.state).toMatchObject({ successes: 1, failures: 0 })
  })

  it('a call from before the opening decides nothing; theirs can reopen a probed circuit', async () => {
    const pair = createPair(consecutive(1))
    const late = await pair.start()
    await call(pair, 0, false)
    vi.setSystemTime(OPEN_MS)
    const probe = await pair.start()
    await late.end(false)
    expect(pair.states()).toEqual({ ours: 'half-open', theirs: 'open' })
    await probe.end(true)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'open' })
  })

  it('29 of 100 is not above 29 %; theirs compares with the double 0.29 * 100', async () => {
    const pair = createPair(count(100, 100, 29))
    for (let n = 0; n < 100; n += 1) await call(pair, n, n >= 29)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'closed' })
    for (let n = 0; n < 29; n += 1) await call(pair, 100 + n, false)
    expect(pair.states()).toEqual({ ours: 'closed', theirs: 'open' })
  })
})
