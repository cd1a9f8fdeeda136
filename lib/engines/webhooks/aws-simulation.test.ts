import { describe, expect, it } from 'vitest'

import { createRandom } from '../random'
import vectors from '../vectors/aws-backoff-simulation.json'
import { delayAfter, type Backoff } from './backoff'
import { backoffPresets } from './presets'

/**
 * The contention of the AWS article again, with our delays: clients read a version, then write it
 * back; a write succeeds if nobody else wrote in between. Only orderings are compared: the
 * original works in fractions of a millisecond with Python's generator.
 */
function contend(policy: Backoff, clients: number, random: () => number) {
  const hopMs = () => Math.abs(10 + 2 * normal(random))
  const pending = Array.from({ length: clients }, () => ({
    atMs: 0,
    step: 'start' as 'start' | 'read' | 'write' | 'answer',
    version: 0,
    failures: 0,
    lastDelayMs: undefined as number | undefined,
    won: false,
  }))
  let version = 0
  let calls = 0
  let endMs = 0
  while (pending.length > 0) {
    const client = pending.reduce((first, other) => (other.atMs < first.atMs ? other : first))
    switch (client.step) {
      case 'start':
        client.step = 'read'
        break
      case 'read':
        client.version = version
        client.step = 'write'
        client.atMs += hopMs()
        break
      case 'write':
        calls += 1
        client.won = client.version === version
        if (client.won) version += 1
        client.step = 'answer'
        break
      case 'answer':
        endMs = Math.max(endMs, client.atMs)
        if (client.won) {
          pending.splice(pending.indexOf(client), 1)
          continue
        }
        client.failures += 1
        client.lastDelayMs = delayAfter(policy, client.failures, random, client.lastDelayMs)!
        client.atMs += client.lastDelayMs
        client.step = 'start'
        continue
    }
    client.atMs += hopMs()
  }
  return { endMs, calls }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

const policies = {
  None: { kind: 'fixed', delayMs: 0 },
  Exponential: backoffPresets['aws-exponential'],
  Decorr: backoffPresets['aws-decorrelated-jitter'],
  EqualJitter: backoffPresets['aws-equal-jitter'],
  FullJitter: backoffPresets['aws-full-jitter'],
} as const satisfies Record<string, Backoff>

function mean(policy: Backoff, clients: number) {
  const random = createRandom(clients)
  const trials = 30
  let endMs = 0
  let calls = 0
  for (let trial = 0; trial < trials; trial += 1) {
    const run = contend(policy, clients, random)
    endMs += run.endMs / trials
    calls += run.calls / trials
  }
  return { endMs, calls }
}

function run(clients: number) {
  return {
    none: mean(policies.None, clients),
    exponential: mean(policies.Exponential, clients),
    decorrelated: mean(policies.Decorr, clients),
    equal: mean(policies.EqualJitter, clients),
    full: mean(policies.FullJitter, clients),
  }
}

const ascending = (...figures: number[]) => figures.every((x, n) => n === 0 || figures[n - 1]! < x)

describe('the orderings of the AWS article', () => {
  it('are those recorded from its simulator', () => {
    expect(vectors.invariants).toHaveLength(3)
  })

  it.each([50, 100])('%i clients: jitter saves calls', (clients) => {
    const { none, exponential, decorrelated, equal, full } = run(clients)
    // Full and equal jitter are within noise of each other; the article says "full <= equal".
    expect(full.calls).toBeLessThan(equal.calls * 1.05)
    expect(ascending(equal.calls, decorrelated.calls, exponential.calls, none.calls)).toBe(true)
  })

  it.each([20, 50, 100])('%i clients: no backoff ends first, plain exponential last', (clients) => {
    const { none, exponential, decorrelated, equal, full } = run(clients)
    expect(
      ascending(none.endMs, decorrelated.endMs, full.endMs, equal.endMs, exponential.endMs),
    ).toBe(true)
  })

  it('plain exponential needs ten times as long as full jitter', () => {
    const { exponential, full } = run(100)
    expect(exponential.endMs).toBeGreaterThan(10 * full.endMs)
  })
})
