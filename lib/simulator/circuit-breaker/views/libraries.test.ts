import { describe, expect, it } from 'vitest'

import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'
import { record } from '@/lib/engines/trace'

import { circuitBreaker } from '../circuit-breaker'
import { libraries } from './libraries'

interface Proposed {
  readonly lanes: readonly object[]
  readonly times?: readonly number[]
  readonly faults?: readonly object[]
}

const every = (ms: number, n: number) => Array.from({ length: n }, (_, place) => ms * place)
const lane = (name: string, breaker: object) => ({ name, hops: [{ breaker }] })

/** A call each 100 ms, answered after 10 ms; all those begun from 1 s on fail. */
function runOf({
  lanes,
  times = every(100, 100),
  faults = [{ kind: 'outage', fromMs: 1_000, untilMs: 60_000, answerMs: 10 }],
}: Proposed) {
  const scenario = circuitBreaker.engine.scenario.parse({
    seed: 1,
    durationMs: 60_000,
    arrivals: { kind: 'trace', times },
    dependencies: [{ latency: { kind: 'fixed', ms: 10 }, faults }],
    lanes,
  })
  return { scenario, trace: record(circuitBreaker.engine, scenario) }
}

const { cockatiel, hystrix, polly, opossum, resilience4j, envoy } = breakerPresets
const both = runOf({ lanes: [lane('Polly', polly), lane('cockatiel', cockatiel)] })

const tableAt = (run: ReturnType<typeof runOf>, atMs: number) =>
  libraries.at(run, atMs).rows.map(({ cells }) => cells.map(({ text }) => text))

describe('the libraries view', () => {
  it('lists the rules in which these lanes differ, and only those', () => {
    expect(libraries.at(both, 0).columns).toEqual(['Rule', 'Polly', 'Cockatiel'])
    expect(tableAt(both, 0).slice(5)).toEqual([
      ['Looks at', 'last 30 s', 'failures in a row'],
      ['Judges from', '100 calls', '–'],
      ['Opens at', '10 % or more', '5 in a row'],
      ['Stays open', '5 s', '10 s'],
      ['Results while open', 'are shown', 'are dropped'],
    ])
  })

  it('names every rule of the others', () => {
    const all = runOf({
      lanes: [
        lane('a', resilience4j),
        lane('b', opossum),
        lane('c', hystrix),
        lane('d', envoy),
        lane('e', { ...polly, openMs: 1, probeTimeoutMs: 5_000, onProbeTimeout: 'replace' }),
      ],
    })
    expect(tableAt(all, 0)[0]).toEqual([
      'Defaults of',
      'Resilience4j',
      'opossum',
      'Hystrix',
      'Envoy',
      'no library',
    ])
    expect(tableAt(all, 0).slice(5)).toEqual([
      ['Looks at', 'last 100 calls', 'last 10 s', 'last 10 s', 'failures in a row', 'last 30 s'],
      ['Judges from', '100 calls', '1 call', '20 calls', '–', '100 calls'],
      ['Opens at', '50 % or more', 'above 50 %', '50 % or more', '5 in a row', '10 % or more'],
      ['Opens at slow calls', '100 % or more, over 60 s', '–', '–', '–', '–'],
      ['Judges after', 'every result', 'a failure', 'every result', 'a failure', 'a failure'],
      ['Stays open', '60 s', '30 s', '5 s', '30 s, 60 s … 5 min', '1 ms'],
      [
        'First admits',
        '1 ms later',
        'as the wait ends',
        '1 ms later',
        'as the wait ends',
        'as the wait ends',
      ],
      ['Probes', '10', '1', '1', '1', '1'],
      ['Closes after', '10 results', ...Array<string>(4).fill('the first result')],
      ['A late probe', ...Array<string>(4).fill('is waited for'), 'is replaced after 5 s'],
      ['Results while open', 'are shown', 'are dropped', 'are dropped', 'are dropped', 'are shown'],
      [
        'Refused calls',
        'do not count',
        'count as calls',
        'do not count',
        'do not count',
        'do not count',
      ],
      [
        'After closing',
        'begins anew',
        'keeps its window',
        'begins anew',
        'begins anew',
        'begins anew',
      ],
    ])
  })

  it('shows what became of each so far', () => {
    // The fifth failure, of the call of 1.4 s, arrives at 1.41 s. Ten calls were good before.
    expect(tableAt(both, 1_409).slice(1, 5)).toEqual([
      ['State', 'closed', 'closed'],
      ['First opened', '–', '–'],
      ['Calls refused so far', '0', '0'],
      ['Requests served so far', '10', '10'],
    ])
    expect(tableAt(both, 1_700).slice(1, 5)).toEqual([
      ['State', 'closed', 'open'],
      ['First opened', '–', '1.41 s'],
      ['Calls refused so far', '0', '3'],
      ['Requests served so far', '10', '10'],
    ])
  })
})

describe('where they part', () => {
  it('is the first call that one refuses and another lets through', () => {
    expect(libraries.at(both, 0).says).toBe(
      'They first part at 1.5 s, over request 16. Cockatiel refuses it. It opened at 1.41 s: 5 calls in a row failed. Polly lets it through. It has seen 15 of the 100 calls from which it judges.',
    )
  })

  it('is explained by a rate that is not reached, too', () => {
    // Of opossum's calls more than half must fail; 5 of 15 have.
    const run = runOf({ lanes: [lane('opossum', opossum), lane('cockatiel', cockatiel)] })
    expect(libraries.at(run, 0).says).toMatch(
      / Opossum lets it through\. Of 15 calls 5 failed, 33\.33 % is below its threshold of 50 %\.$/,
    )
  })

  it('is explained by a run of failures that is too short', () => {
    // Opossum opens with the first failure, at 10 ms, and cockatiel waits for five.
    const run = runOf({
      lanes: [lane('opossum', opossum), lane('cockatiel', cockatiel)],
      faults: [{ kind: 'outage', fromMs: 0, untilMs: 60_000, answerMs: 10 }],
    })
    expect(libraries.at(run, 0).says).toBe(
      'They first part at 100 ms, over request 2. Opossum refuses it. It opened at 10 ms: 1 of 1 calls failed, 100 % is above its threshold of 50 %. Cockatiel lets it through. It has seen 1 of the 5 failures in a row that open it.',
    )
  })

  it('is explained by a probe', () => {
    // Both open at 1.41 s; the call of 6.5 s finds the first due since 6.41 s.
    const short = { ...cockatiel, openMs: 5_000 }
    const run = runOf({ lanes: [lane('short', short), lane('cockatiel', cockatiel)] })
    expect(libraries.at(run, 0).says).toBe(
      'They first part at 6.5 s, over request 66. Cockatiel refuses it. It opened at 1.41 s: 5 calls in a row failed. Short lets it through. Its wait is over, and this call is a probe.',
    )
  })

  it('may be nowhere', () => {
    const run = runOf({ lanes: [lane('Polly', polly), lane('cockatiel', cockatiel)], faults: [] })
    expect(libraries.at(run, 0).says).toBe('In this run they judge every call alike.')
  })
})

describe('what it is about', () => {
  const isAbout = (lanes: readonly object[]) =>
    libraries.about(runOf({ lanes, times: [0] }).scenario)
  const own = { window: { kind: 'consecutive', failures: 3 }, openMs: 5_000 }

  it('is a library beside another breaker', () => {
    expect(isAbout([lane('a', polly), lane('b', own)])).toBe(true)
    expect(isAbout([lane('a', own), lane('b', { ...own, openMs: 1 })])).toBe(false)
    expect(isAbout([lane('a', polly), { name: 'b', hops: [{}] }])).toBe(false)
  })
})
