import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { breakerPolicySchema, createBreaker, type Outcome } from './breaker'
import { ReferenceBreaker } from './breaker.reference'
import { play, type Asked, type Step } from './breaker.traces'
import type { BreakerPolicy } from './policy'
import type { Tally } from './window'

const STEPS = 60
/** 200 runs of 60 steps are 12,000 steps for each property. */
const RUNS = { numRuns: 200 }

/** Few distinct numbers, so that runs meet thresholds and boundaries exactly. */
const percent = fc.constantFrom(0, 20, 25, 33, 40, 50, 60, 75, 100)
const waitMs = fc.constantFrom(0, 100, 250, 1_000)

const window = fc.oneof(
  fc.record({ kind: fc.constant('count' as const), size: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    kind: fc.constant('time' as const),
    seconds: fc.constantFrom(1, 2),
    buckets: fc.constantFrom(undefined, 1, 3, 7, 10),
  }),
  fc.record({
    kind: fc.constant('consecutive' as const),
    failures: fc.integer({ min: 1, max: 4 }),
  }),
)

const slowCalls = fc.constantFrom(
  {},
  { slowCallMs: 10 },
  { slowCallMs: 10, slowCallRatePercent: 50 },
  { slowCallMs: 10, slowCallRatePercent: 100 },
)

const policies: fc.Arbitrary<BreakerPolicy> = fc
  .tuple(
    fc.record({
      window,
      minimumCalls: fc.integer({ min: 1, max: 6 }),
      failureRatePercent: percent,
      threshold: fc.constantFrom('inclusive', 'exclusive'),
      evaluateOn: fc.constantFrom('every-result', 'failures'),
      openMs: fc.oneof(waitMs, fc.array(waitMs, { minLength: 1, maxLength: 3 })),
      openBoundary: fc.constantFrom('inclusive', 'exclusive'),
      probes: fc.integer({ min: 1, max: 4 }),
      halfOpenVerdict: fc.constantFrom('all-probes', 'minimum-calls', 'first-result'),
      halfOpenRatePercent: fc.option(percent, { nil: undefined }),
      earlyVerdict: fc.boolean(),
      probeTimeoutMs: fc.constantFrom(undefined, 250, 1_000),
      onProbeTimeout: fc.constantFrom('replace', 'reopen'),
      lateResults: fc.constantFrom('ignore', 'record'),
      countShortCircuited: fc.boolean(),
      resetOnClose: fc.boolean(),
    }),
    slowCalls,
  )
  .map(([fields, slow]) => breakerPolicySchema.parse({ ...fields, ...slow }))

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('call', 'call', 'start', 'start', 'end', 'end', 'end', 'release', 'repeat'),
  gapMs: fc.constantFrom(0, 0, 1, 1, 10, 99, 100, 101, 249, 250, 500, 1_000),
  ok: fc.boolean(),
  durationMs: fc.constantFrom(1, 10, 11),
  pick: fc.nat(9),
})
const traces = fc.array(step, { minLength: STEPS, maxLength: STEPS })

const forEachRun = (
  check: (asked: readonly Asked[], policy: BreakerPolicy) => void,
  some: (policy: BreakerPolicy) => boolean = () => true,
) =>
  fc.assert(
    fc.property(policies.filter(some), traces, (policy, trace) =>
      check(play(policy, trace), policy),
    ),
    RUNS,
  )

const isOpening = ({ before, after }: Asked) => before.kind === 'closed' && after.kind === 'open'
const isChange = ({ before, after }: Asked) => before.kind !== after.kind

describe('a breaker', () => {
  it('answers every question as a diary of all calls does', () => {
    forEachRun((asked, policy) => {
      const reference = new ReferenceBreaker(policy)
      for (const { op, atMs, after, window, ...answer } of asked) {
        if (op === 'admit')
          expect(reference.admit(atMs)).toBe(answer.admitted ? answer.probe : 'refused')
        if (op === 'record') reference.record(atMs, answer.outcome!)
        if (op === 'release') reference.release(answer.probe)
        expect(after.kind).toBe(reference.kind)
        expect(window).toEqual(reference.window(atMs))
      }
    })
  })

  it('knows four transitions, each made by an admission or a result', () => {
    const known = [
      'record: closed to open',
      'admit: open to half-open',
      'record: half-open to closed',
      'record: half-open to open',
      // The lost probe: nobody reports it, so the next caller finds it.
      'admit: half-open to open',
    ]
    const met = new Set<string>()
    forEachRun((asked) => {
      for (const { op, before, after } of asked.filter(isChange))
        met.add(`${op}: ${before.kind} to ${after.kind}`)
    })
    expect([...met].filter((change) => !known.includes(change))).toEqual([])
    expect(met.size).toBeGreaterThan(3)
  })

  it('admits nothing while open before its time, and the first call after it', () => {
    forEachRun((asked, { openMs, openBoundary }) => {
      let openedAtMs = 0
      let openings = 0
      for (const { op, atMs, before, after, admitted } of asked) {
        if (op === 'admit' && before.kind === 'open') {
          const wait =
            typeof openMs === 'number' ? openMs : (openMs[openings - 1] ?? openMs.at(-1)!)
          const dueMs = openedAtMs + wait + (openBoundary === 'exclusive' ? 1 : 0)
          expect(admitted).toBe(atMs >= dueMs)
          expect(before.untilMs).toBe(dueMs)
        }
        if (after.kind === 'closed') openings = 0
        if (after.kind === 'open' && before.kind !== 'open') {
          openings += 1
          openedAtMs = atMs
        }
      }
    })
  })

  it('has at most `probes` permits out in an episode', () => {
    forEachRun((asked, { probes }) => {
      const out = new Map<number, number>()
      for (const { op, admitted, probe, before, after } of asked) {
        if (op === 'admit' && admitted && probe > 0) out.set(probe, (out.get(probe) ?? 0) + 1)
        if (op === 'release' && before.kind === 'half-open' && probe === before.episode)
          out.set(probe, out.get(probe)! - 1)
        if (after.kind === 'half-open') expect(out.get(after.episode)).toBeLessThanOrEqual(probes)
      }
    })
  })

  it('opens exactly when the window it shows satisfies the rule', () => {
    forEachRun((asked, policy) => {
      const judged = asked.filter(
        ({ op, before, outcome }) =>
          op === 'record' &&
          before.kind === 'closed' &&
          outcome!.probe === 0 &&
          (policy.evaluateOn === 'every-result' || !outcome!.ok),
      )
      for (const step of judged) expect(isOpening(step)).toBe(satisfiesRule(step, policy))
      for (const step of asked.filter(isOpening)) expect(judged).toContain(step)
    })
  })

  it('never shows more calls than its size', () => {
    forEachRun(
      (asked, { window, probes }) => {
        if (window.kind !== 'count') throw new Error('a count window was asked for')
        for (const { after, window: shown } of asked)
          expect(shown.calls).toBeLessThanOrEqual(
            after.kind === 'closed' ? window.size : Math.max(window.size, probes),
          )
      },
      ({ window }) => window.kind === 'count',
    )
  })

  it('never counts a call that is older than its seconds', () => {
    forEachRun(
      (asked, { window, countShortCircuited }) => {
        if (window.kind !== 'time') throw new Error('a time window was asked for')
        const isHeard = ({ op, admitted }: Asked) =>
          op === 'record' || (op === 'admit' && !admitted && countShortCircuited)
        for (const [index, { after, atMs, window: shown }] of asked.entries()) {
          if (after.kind !== 'closed') continue
          const fromMs = atMs - window.seconds * 1_000
          const young = asked
            .slice(0, index + 1)
            .filter((past) => past.atMs > fromMs && isHeard(past))
          expect(shown.calls).toBeLessThanOrEqual(young.length)
        }
      },
      ({ window }) => window.kind === 'time',
    )
  })

  it('closes with an empty window, unless it lives on', () => {
    const isClosing = ({ before, after }: Asked) =>
      before.kind === 'half-open' && after.kind === 'closed'
    forEachRun(
      (asked) => {
        for (const { window } of asked.filter(isClosing))
          expect(window).toEqual({ calls: 0, failures: 0, slow: 0 })
      },
      ({ resetOnClose }) => resetOnClose,
    )
  })

  it('closes after half-open iff the quorum is in and the probe rate under the threshold', () => {
    forEachRun((asked, policy) => {
      const { probes, minimumCalls, earlyVerdict } = policy
      const quorum = { 'all-probes': probes, 'minimum-calls': minimumCalls, 'first-result': 1 }
      const calls = Math.min(quorum[policy.halfOpenVerdict], probes)
      const percent = policy.halfOpenRatePercent ?? policy.failureRatePercent
      const breaker = createBreaker(policy)
      for (const { before, after, atMs, outcome } of asked) {
        if (before.kind !== 'half-open' || outcome?.probe !== before.episode) continue
        const soFar = breaker.window(before, atMs)
        if (soFar.calls === before.issued) continue // This permit was already reported.
        const heard = plus(soFar, outcome, policy)
        const isIn = heard.calls === calls
        const isBad = exceeds(policy, { ...heard, calls }, percent)
        expect(after.kind === 'closed').toBe(isIn && !isBad)
        expect(after.kind === 'open').toBe(isBad && (isIn || earlyVerdict))
      }
    })
  })

  it('makes no transition on a late or stale result', () => {
    forEachRun((asked) => {
      for (const step of asked.filter(isStale)) expect(isChange(step)).toBe(false)
    })
  })

  it('goes on as if a late or stale result had never come, unless the window lives on', () => {
    forEachRun(
      (asked, policy) => {
        const breaker = createBreaker(policy)
        let state = breaker.initial
        for (const { op, atMs, after, admitted, probe, outcome } of asked) {
          if (op === 'admit') {
            const permit = breaker.admit(state, atMs)
            expect(permit).toMatchObject({ admitted, probe })
            state = permit.state
          }
          const isHeard = op === 'record' && !isLate(state, probe)
          if (isHeard) state = breaker.record(state, atMs, outcome!).state
          if (op === 'release') state = breaker.release(state, atMs, { probe }).state
          expect(state.kind).toBe(after.kind)
        }
      },
      ({ resetOnClose }) => resetOnClose,
    )
  })

  it('never opens earlier for a higher threshold', () => {
    const raises = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(policies, raises, traces, (policy, raise, trace) => {
        const { window, failureRatePercent } = policy
        const higher: BreakerPolicy = {
          ...policy,
          failureRatePercent: Math.min(100, failureRatePercent + raise),
          window:
            window.kind === 'consecutive'
              ? { ...window, failures: window.failures + raise }
              : window,
        }
        const firstOpening = (rule: BreakerPolicy) => {
          const place = play(rule, trace).findIndex(isOpening)
          return place < 0 ? Infinity : place
        }
        expect(firstOpening(higher)).toBeGreaterThanOrEqual(firstOpening(policy))
      }),
      RUNS,
    )
  })

  it('takes a clock that steps back for one that stands still', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(policies, traces, steps, (policy, trace, jumps) => {
        const breaker = createBreaker(policy)
        let [jumping, standing] = [breaker.initial, breaker.initial]
        let latestMs = 0
        const open: number[] = []
        trace.forEach(({ kind, ok, durationMs }, index) => {
          const atMs = jumps[index]!
          latestMs = Math.max(latestMs, atMs)
          if (kind === 'end' && open.length > 0) {
            const outcome = { ok, durationMs, probe: open.shift()! }
            jumping = breaker.record(jumping, atMs, outcome).state
            standing = breaker.record(standing, latestMs, outcome).state
          } else {
            const permit = breaker.admit(jumping, atMs)
            jumping = permit.state
            standing = breaker.admit(standing, latestMs).state
            if (permit.admitted) open.push(permit.probe)
          }
          expect(jumping).toEqual(standing)
          expect(breaker.window(jumping, atMs)).toEqual(breaker.window(standing, latestMs))
        })
      }),
      RUNS,
    )
  })

  it('leaves a state alone, which survives structuredClone', () => {
    forEachRun((asked, policy) => {
      const breaker = createBreaker(policy)
      for (const { op, atMs, before, after, probe, outcome } of asked) {
        const clone = structuredClone(before)
        const again = {
          admit: () => breaker.admit(freeze(clone), atMs).state,
          record: () => breaker.record(freeze(clone), atMs, outcome!).state,
          release: () => breaker.release(freeze(clone), atMs, { probe }).state,
        }
        expect(again[op]()).toEqual(after)
        expect(clone).toEqual(before)
      }
    })
  })
})

function isStale({ op, before, probe }: Asked): boolean {
  return op === 'record' && isLate(before, probe)
}

/** Whether the state a result arrives in has nothing to learn from it. */
function isLate(state: Asked['before'], probe: number): boolean {
  if (state.kind === 'half-open') return probe !== state.episode
  return state.kind === 'open' || probe !== 0
}

function plus(
  { calls, failures, slow }: Tally,
  { ok, durationMs }: Outcome,
  policy: BreakerPolicy,
) {
  const { slowCallMs = Infinity } = policy
  return {
    calls: calls + 1,
    failures: failures + (ok ? 0 : 1),
    slow: slow + (durationMs > slowCallMs ? 1 : 0),
  }
}

function satisfiesRule({ window: shown }: Asked, policy: BreakerPolicy): boolean {
  const { window, minimumCalls, failureRatePercent } = policy
  if (window.kind === 'consecutive') return shown.failures >= window.failures
  const isFull = window.kind === 'count' && shown.calls === window.size
  return (shown.calls >= minimumCalls || isFull) && exceeds(policy, shown, failureRatePercent)
}

function exceeds(policy: BreakerPolicy, tally: Tally, percent: number): boolean {
  const { threshold, slowCallRatePercent } = policy
  const isOver = (part: number, limit: number) =>
    part / tally.calls > limit / 100 ||
    (threshold === 'inclusive' && part * 100 === limit * tally.calls)
  return (
    isOver(tally.failures, percent) ||
    (slowCallRatePercent !== undefined && isOver(tally.slow, slowCallRatePercent))
  )
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(freeze)
  return value
}
