import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { rateLimiting } from '../rate-limiting'
import { boundOf, cluster } from './cluster'
import { keys } from './keys'
import { memory } from './memory'
import { nodes } from './nodes'
import type { RateView } from './rate-view'
import { tiers } from './tiers'

function runOf(part: object) {
  const scenario = rateLimiting.engine.scenario.parse({ seed: 1, durationMs: 5_000, ...part })
  return { scenario, trace: record(rateLimiting.engine, scenario) }
}

const tableOf = (view: RateView, run: ReturnType<typeof runOf>, atMs: number) =>
  view.at(run, atMs).rows.map(({ cells }) => cells.map(({ text }) => text))

const policy = (rules: object) => ({ kind: 'policy', policy: rules })
const window = { kind: 'fixed-window', limit: 2, windowMs: 1_000 }
const log = { kind: 'sliding-log', limit: 3, windowMs: 1_000 }
const bucket = { kind: 'token-bucket', capacity: 5, refillTokens: 1, refillMs: 1_000 }

describe('keys and memory', () => {
  /** Key 0 asks at 0, 1, 2 and 3 ms; key 1 at 1,500 ms. */
  const run = runOf({
    sources: [
      { arrivals: { kind: 'trace', times: [0, 1, 2, 3] } },
      { arrivals: { kind: 'trace', times: [1_500] }, firstKey: 1 },
    ],
    lanes: [policy(window), policy(log), policy({ kind: 'all-of', tiers: [bucket, log] })],
  })
  const many = runOf({
    sources: [{ arrivals: { kind: 'constant', perSecond: 10 }, keys: 20 }],
    lanes: [policy(window)],
  })

  it('counts what each key asked and got, the one that asks most first', () => {
    expect(tableOf(keys, run, 3)).toEqual([['0', '2 of 4', '3 of 4', '3 of 4']])
    expect(tableOf(keys, run, 5_000)).toEqual([
      ['0', '2 of 4', '3 of 4', '3 of 4'],
      ['1', '1 of 1', '1 of 1', '1 of 1'],
    ])
    expect(keys.at(run, 5_000).says).toMatch(/^2 keys asked so far\./)
  })

  it('says how many it does not show', () => {
    expect(keys.about(many.scenario)).toBe(true)
    expect(
      keys.about(runOf({ ...run.scenario, sources: run.scenario.sources.slice(1) }).scenario),
    ).toBe(false)
    expect(tableOf(keys, many, 5_000)).toHaveLength(8)
    expect(keys.at(many, 5_000).says).toMatch(/the 8 that asked most/)
  })

  it('counts numbers as the engines keep them: start, count, block and time of a window; one for each of a log; level and time of a bucket', () => {
    // The third lane: two of the bucket and three of the log.
    expect(tableOf(memory, run, 3)).toEqual([
      ['Fixed window', '4 numbers', '32', '1', '32 B', '32 MB'],
      ['Sliding log', '3 numbers', '24', '1', '24 B', '24 MB'],
      ['All of', '5 numbers', '40', '1', '40 B', '40 MB'],
    ])
    // The log of key 0 is as its last request left it; key 1 adds one.
    expect(tableOf(memory, run, 5_000)[1]).toEqual([
      'Sliding log',
      '3 numbers',
      '24',
      '2',
      '32 B',
      '24 MB',
    ])
  })
})

describe('a cluster', () => {
  const shared = { nodes: 3, limit: 4, windowMs: 1_000 }
  const lane = (cluster: object) => ({
    kind: 'cluster',
    cluster: { ...shared, ...cluster },
    roundTripMs: 2,
  })
  /** Nine requests at once, in turn over three nodes, and three a window later with no store. */
  const run = runOf({
    sources: [
      { arrivals: { kind: 'trace', times: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000, 1_000, 1_000] } },
    ],
    storeOutages: [{ fromMs: 1_000, untilMs: 2_000 }],
    lanes: [
      lane({ mode: 'central', onOutage: 'open' }),
      lane({ mode: 'local' }),
      lane({ mode: 'local-split' }),
      lane({ mode: 'lease', batch: 2 }),
    ],
  })

  it('shows what each way lets through, at worst and here, and what it asks of the store', () => {
    expect(tableOf(cluster, run, 0)).toEqual([
      // Nine calls of 2 ms for nine requests, four admitted.
      ['Central counter', '4', '4', '4, none without a store', '9', '1', '2 ms'],
      // Each node admits its three.
      ['Local counters', '4', '9, 125 % over', '12', '0', '0', '0 ms'],
      // A third of four is one for each node.
      ['Split limit', '4', '3', '3', '0', '0', '0 ms'],
      // Two nodes take a batch of two each. Then each of the three asks once more, gets nothing and
      // asks no more: five calls.
      ['Leases', '4', '4', '4', '5', '0.56', '1.11 ms'],
    ])
  })

  it('counts node by node', () => {
    expect(tableOf(nodes, run, 0)).toEqual([
      ['1', '2 of 3', '3 of 3', '1 of 3', '2 of 3'],
      ['2', '1 of 3', '3 of 3', '1 of 3', '2 of 3'],
      ['3', '1 of 3', '3 of 3', '1 of 3', '0 of 3'],
    ])
  })

  it('says how the store is', () => {
    expect(cluster.at(run, 999).says).toMatch(/The store is up; it fails 1 time in this run\.$/)
    expect(cluster.at(run, 1_000).says).toMatch(/The store is down until 2 s\.$/)
  })

  it.each([
    ['central', {}, 4],
    ['local', {}, 12],
    ['local-split', {}, 3],
    ['local-sync', { syncMs: 100 }, 12],
    ['lease', { batch: 2 }, 4],
  ])('is bound by its way of sharing: %s', (mode, part, bound) => {
    const { lanes } = runOf({
      sources: [{ arrivals: { kind: 'trace', times: [] } }],
      lanes: [lane({ mode, ...part })],
    }).scenario
    const [first] = lanes
    expect(first?.kind === 'cluster' && boundOf(first.cluster)).toBe(bound)
  })
})

describe('tiers', () => {
  const small = { kind: 'token-bucket', capacity: 1, refillTokens: 1, refillMs: 2_000 }
  const run = runOf({
    sources: [{ arrivals: { kind: 'trace', times: [0, 500, 600] } }],
    lanes: [
      policy({ kind: 'all-of', tiers: [bucket, small] }),
      policy({ kind: 'all-of', tiers: [small, bucket], charge: 'as-you-go' }),
      policy({ kind: 'any-of', tiers: [small, log] }),
    ],
  })
  const verdicts = (atMs: number) =>
    tableOf(tiers, run, atMs).map(([, ...rest]) => rest.join(' | '))

  it('say who refuses, what is left and for how long', () => {
    expect(verdicts(0)).toEqual([
      'admits | 4 | –',
      'admits | 0 | –',
      'admits | 0 | –',
      'admits | 4 | –',
      'admits | 0 | –',
      'is not asked | 3 | –',
    ])
    // Half a token of the bucket of five came back, which is none; the small one lacks 1.5 s.
    expect(verdicts(500)).toEqual([
      'admits | 4 | –',
      'refuses | 0 | 1.5 s',
      'refuses | 0 | 1.5 s',
      'is not asked | 4 | –',
      'refuses | 0 | 1.5 s',
      'admits | 2 | –',
    ])
  })

  it('are told apart in the sentence at the playhead', () => {
    expect(rateLimiting.moment(run, 500).says).toBe(
      'At 500 ms they part: a request comes. All of 1 refuses: tier 2 has 0 left, for another 1.5 s. Any of admits: tier 1 has 0 left, tier 2 has 2 left.',
    )
  })
})
