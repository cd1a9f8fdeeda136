import { describe, expect, it } from 'vitest'

import { examples } from '@/lib/engines/circuit-breaker/examples'
import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'

import { withValue, type ChoiceField, type Field } from '../field'
import { circuitBreaker } from './circuit-breaker'
import { fields } from './fields'

const parse = (scenario: unknown) => circuitBreaker.engine.scenario.parse(scenario)

const withBreaker = (breaker: object | undefined, hop = {}) =>
  parse({
    seed: 1,
    durationMs: 1_000,
    arrivals: { kind: 'trace', times: [0] },
    dependencies: [{ latency: { kind: 'fixed', ms: 1 } }],
    lanes: [{ name: 'yours', hops: [{ breaker, ...hop }] }],
  })

const rate = { window: { kind: 'time', seconds: 10 }, minimumCalls: 20, openMs: 5_000, probes: 3 }
const inARow = { window: { kind: 'consecutive', failures: 5 }, openMs: [1_000, 2_000, 4_000] }

/** The labels of a group, without the name of the lane. */
const labelsOf = (of: readonly Field[], group: string) =>
  of.filter((field) => field.group === group).map(({ label }) => label.replace('Yours: ', ''))

function chosen(of: readonly Field[], label: string): string | undefined {
  const field = of.find((each) => each.label === `Yours: ${label}`)
  return field?.kind === 'choice' ? field.chosen : undefined
}

describe('the fault of the dependency', () => {
  const offered = (fault: object) => {
    const dependency = { latency: { kind: 'fixed', ms: 1 }, faults: [fault] }
    const of = fields(parse({ ...withBreaker(rate), dependencies: [dependency] }))
    return of.find(({ label }) => label === 'Fault') as ChoiceField
  }
  const span = { fromMs: 0, untilMs: 500 }

  it('is told with its own size, which its option keeps', () => {
    const slow = { kind: 'slow', factor: 40, ...span }
    const { chosen, options } = offered(slow)
    expect(chosen).toBe('40 times as slow')
    expect(options.find(({ label }) => label === chosen)?.set).toEqual(slow)
    expect(offered({ kind: 'errors', percent: 30, ...span }).chosen).toBe('30 % of the calls fail')
  })

  it('can be any of four', () => {
    expect(offered({ kind: 'hang', ...span }).options.map(({ label }) => label)).toEqual([
      'every call fails',
      'no call is answered',
      '50 % of the calls fail',
      '15 times as slow',
    ])
  })
})

describe('the controls of a lane', () => {
  it('begin with what is talked about most, and fold the disputed rules away', () => {
    const retry = { kind: 'fixed', delayMs: 1, maxAttempts: 2 }
    const of = fields(withBreaker(rate, { timeoutMs: 100, retry }))
    expect(labelsOf(of, '1. Yours')).toEqual([
      'breaker',
      'looks at',
      'window',
      'opens at',
      'judges from',
      'stays open',
      'probes',
      'a probe that is late',
      'time-out',
      'bulkhead',
      'retries',
      'retry budget',
    ])
    expect(labelsOf(of, '1. Yours, finer rules')).toEqual([
      'a rate of exactly its threshold',
      'judges after',
      'slow calls',
      'a call at the very end of the wait',
      'after a failed probe it waits',
      'half-open is decided by',
      'a verdict that is certain early',
      'results while open',
      'refused calls',
      'after closing',
    ])
  })

  it('leave out what failures in a row and a single probe have no use for', () => {
    const of = fields(withBreaker(inARow))
    expect(labelsOf(of, '1. Yours').slice(0, 5)).toEqual([
      'breaker',
      'looks at',
      'opens at',
      'stays open',
      'probes',
    ])
    expect(labelsOf(of, '1. Yours, finer rules')).toEqual([
      'a call at the very end of the wait',
      'after a failed probe it waits',
      'wait 2',
      'wait 3',
      'results while open',
      'after closing',
    ])
  })

  it('have no rules where no breaker stands', () => {
    const of = fields(withBreaker(undefined))
    expect(labelsOf(of, '1. Yours')).toEqual(['breaker', 'bulkhead', 'retries'])
    expect(labelsOf(of, '1. Yours, finer rules')).toEqual([])
  })

  it('say which tier they are about, and where the last one goes on', () => {
    const scenario = parse({
      ...withBreaker(undefined),
      services: [{ threads: 1 }, { threads: 1 }, { threads: 1 }],
      lanes: [{ name: 'yours', hops: [{}, {}, { timeoutMs: 5 }] }],
    })
    const labels = labelsOf(fields(scenario), '1. Yours')
    expect(labels.filter((label) => label.endsWith('breaker'))).toEqual([
      'callers, breaker',
      'service 1, breaker',
      'services 2 to 3, breaker',
    ])
  })

  it('know a library by its rules, and rules of nobody', () => {
    const own = { ...breakerPresets.polly, openMs: 1 }
    expect(chosen(fields(withBreaker(breakerPresets.polly)), 'breaker')).toBe('as Polly')
    expect(chosen(fields(withBreaker(own)), 'breaker')).toBe('as set below')
    expect(chosen(fields(withBreaker(undefined)), 'breaker')).toBe('none')
  })
})

describe('a control', () => {
  const scenarios = [
    ...examples,
    withBreaker(rate),
    withBreaker(inARow),
    withBreaker({ ...rate, slowCallMs: 200, slowCallRatePercent: 30, probeTimeoutMs: 700 }),
    withBreaker({ ...rate, threshold: 'exclusive', evaluateOn: 'failures', resetOnClose: false }),
  ]
  const choices = scenarios.flatMap((scenario, n) =>
    fields(scenario)
      .filter((field): field is ChoiceField => field.kind === 'choice')
      .map((field) => [`${n + 1}, ${field.label}`, scenario, field] as const),
  )

  it.each(choices)('shows what was chosen with it: scenario %s', (_, scenario, field) => {
    for (const { label, set } of field.options) {
      const changed = circuitBreaker.engine.scenario.safeParse(withValue(scenario, field.path, set))
      // A run may become too long; the schema says so.
      if (!changed.success) continue
      const again = fields(changed.data).find((each) => each.label === field.label)
      expect(again?.kind === 'choice' && again.chosen).toBe(label)
    }
  })
})
