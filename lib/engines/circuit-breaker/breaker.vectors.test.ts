import { describe, expect, it } from 'vitest'

import cockatiel from '../vectors/circuit-breaker.cockatiel.json'
import opossum from '../vectors/circuit-breaker.opossum.json'
import ownRules from '../vectors/breaker.own-rules.json'
import resilience4j from '../vectors/circuit-breaker.resilience4j.json'
import { breakerPolicySchema, createBreaker } from './breaker'
import { breakerPresets } from './presets'

interface Step {
  readonly tMs: number
  readonly op: string
  readonly id?: string
  readonly ok?: boolean
  readonly durationMs?: number
  readonly result: string
  readonly stateAfter: string
}

interface Permit {
  readonly admitted: boolean
  readonly probe: number
}

/** Plays the steps, and says after each what happened to the call and what the breaker became. */
function replay(policy: unknown, steps: readonly Step[]) {
  const breaker = createBreaker(breakerPolicySchema.parse(policy))
  const running = new Map<string, Permit>()
  const unnamed: Permit[] = []
  let state = breaker.initial

  const admit = ({ tMs }: Step): Permit => {
    const { state: next, ...permit } = breaker.admit(state, tMs)
    state = next
    return permit
  }
  const finish = ({ tMs, durationMs = 1 }: Step, { probe }: Permit, ok: boolean) => {
    state = breaker.record(state, tMs, { ok, durationMs, probe }).state
    return ok ? 'success' : 'failure'
  }
  const start = (step: Step) => {
    const permit = admit(step)
    if (!permit.admitted) return 'refused'
    if (step.id) running.set(step.id, permit)
    else unnamed.push(permit)
    return 'running'
  }
  const perform = (step: Step): string => {
    switch (step.op) {
      case 'call': {
        const permit = admit(step)
        return permit.admitted ? finish(step, permit, step.ok!) : 'refused'
      }
      case 'start':
      case 'acquire':
        return start(step)
      case 'end':
        return finish(step, running.get(step.id!)!, step.ok!)
      case 'recordSuccess':
      case 'recordError':
        finish(step, unnamed.shift()!, step.op === 'recordSuccess')
        return 'recorded'
      case 'releasePermission':
        state = breaker.release(state, step.tMs, unnamed.shift()!).state
        return 'released'
      default:
        throw new Error(`unknown step ${step.op}`)
    }
  }
  return steps.map((step) => ({
    atMs: step.tMs,
    result: perform(step),
    state: state.kind,
    ...breaker.window(state, step.tMs),
  }))
}

const SAME_WORD: Readonly<Record<string, string>> = {
  'short-circuited': 'refused',
  'not-permitted': 'refused',
  // cockatiel lets surplus half-open calls wait for the verdict; here they are refused.
  pending: 'refused',
  permitted: 'running',
}

function recorded({ tMs, result, stateAfter }: Step) {
  return {
    atMs: tMs,
    result: SAME_WORD[result] ?? result,
    state: stateAfter.toLowerCase().replace('_', '-'),
  }
}

describe('our own rules', () => {
  it.each(ownRules.cases)('$id', ({ policy, steps }) => {
    expect(replay(policy, steps)).toMatchObject(steps.map(recorded))
  })
})

describe('resilience4j', () => {
  it.each(resilience4j.cases)('$id', ({ config, steps }) => {
    const policy = {
      ...breakerPresets.resilience4j,
      window:
        config.windowType === 'COUNT_BASED'
          ? { kind: 'count', size: config.windowSize }
          : { kind: 'time', seconds: config.windowSize },
      minimumCalls: config.minimumNumberOfCalls,
      failureRatePercent: config.failureRateThresholdPct,
      slowCallMs: config.slowCallDurationMs,
      slowCallRatePercent: config.slowCallRateThresholdPct,
      openMs: config.waitInOpenMs,
      probes: config.permittedInHalfOpen,
    }
    expect(replay(policy, steps)).toEqual(
      steps.map((step) => ({
        ...recorded(step),
        calls: step.buffered,
        failures: step.failed,
        slow: step.slow,
      })),
    )
  })
})

describe('cockatiel', () => {
  interface Config {
    readonly kind: string
    readonly threshold: number
    readonly openMs: number | number[]
    readonly size?: number
    readonly minimumNumberOfCalls?: number
    readonly durationMs?: number
    readonly buckets?: number
    readonly minimumCalls?: number
    readonly halfOpenSampling?: { readonly calls: number; readonly threshold: number }
  }
  const ruleOf = ({ kind, threshold, ...config }: Config) => {
    switch (kind) {
      case 'consecutive':
        return { window: { kind, failures: threshold } }
      case 'count':
        return {
          window: { kind, size: config.size },
          minimumCalls: config.minimumNumberOfCalls,
          failureRatePercent: threshold * 100,
        }
      default:
        return {
          window: { kind, seconds: config.durationMs! / 1_000, buckets: config.buckets },
          minimumCalls: config.minimumCalls,
          failureRatePercent: threshold * 100,
        }
    }
  }

  it.each(cockatiel.cases as readonly { id: string; config: Config; steps: Step[] }[])(
    '$id',
    ({ config, steps }) => {
      const policy = {
        ...breakerPresets.cockatiel,
        ...ruleOf(config),
        openMs: config.openMs,
        ...(config.halfOpenSampling && {
          probes: config.halfOpenSampling.calls,
          halfOpenRatePercent: config.halfOpenSampling.threshold * 100,
        }),
      }
      expect(replay(policy, steps)).toMatchObject(steps.map(recorded))
    },
  )
})

describe('opossum', () => {
  // A full semaphore is the caller's business: our breaker is not asked for such a call.
  const cases = opossum.cases.filter(({ id }) => id !== 'capacity')

  it.each(cases)('$id', ({ config, steps }) => {
    const policy = {
      ...breakerPresets.opossum,
      minimumCalls: config.volumeThreshold ?? 1,
      failureRatePercent: config.errorThresholdPercentage ?? 50,
      openMs: config.resetTimeout,
    }
    // A timer makes opossum half-open; ours waits for the call that is admitted.
    const calls = steps.filter(({ op }) => op !== 'tick')
    expect(replay(policy, calls)).toMatchObject(calls.map(recorded))
  })

  it('counts refused calls in its window, as the recorded statistics do', () => {
    const { config, steps } = opossum.cases[0]!
    const policy = { ...breakerPresets.opossum, minimumCalls: 4, openMs: config.resetTimeout }
    const calls = steps.filter(({ op }) => op !== 'tick')
    expect(replay(policy, calls).map(({ calls, failures }) => [calls, failures])).toEqual(
      calls.map(({ windowFires, windowFailures }) => [windowFires, windowFailures]),
    )
  })
})
