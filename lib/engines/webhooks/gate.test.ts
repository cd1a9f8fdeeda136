import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { breakerPolicySchema } from '../circuit-breaker/breaker'
import { createGate, type Gate, type GatePolicy } from './gate'
import type { Verdict } from './response'

type Told = readonly [verdict: Verdict, retryAfterMs?: number, probe?: number]

const plain: GatePolicy = { throttleMs: 1_000 }
const breaker = breakerPolicySchema.parse({
  window: { kind: 'consecutive', failures: 2 },
  openMs: 500,
})
const told = (gate: Gate, atMs: number, ...[verdict, retryAfterMs = 0, probe = 0]: Told) =>
  gate.record(atMs, { verdict, durationMs: 10, retryAfterMs, probe })

describe('a gate', () => {
  it('is open and stays so while nothing slows it down', () => {
    const gate = createGate(plain)
    for (const verdict of ['delivered', 'retry', 'stop'] as const) told(gate, 5, verdict)
    expect(gate.blockedUntilMs()).toBe(0)
    expect(gate.status(5)).toEqual({ state: 'active', untilMs: null, isProbing: false })
    expect(gate.admit(5)).toBe(0)
  })

  it.each([
    { retryAfterMs: 0, untilMs: 1_010 },
    { retryAfterMs: 30_000, untilMs: 30_010 },
  ])('a throttle lasts $retryAfterMs, or its default', ({ retryAfterMs, untilMs }) => {
    const gate = createGate(plain)
    told(gate, 10, 'throttle', retryAfterMs)
    expect(gate.blockedUntilMs()).toBe(untilMs)
    expect(gate.status(untilMs - 1)).toEqual({ state: 'throttled', untilMs, isProbing: false })
    expect(gate.status(untilMs).state).toBe('active')
  })

  it('a shorter throttle does not end a longer one', () => {
    const gate = createGate(plain)
    told(gate, 0, 'throttle', 9_000)
    told(gate, 1, 'throttle')
    expect(gate.blockedUntilMs()).toBe(9_000)
  })

  it('410 disables, and only somebody enables', () => {
    const gate = createGate(plain)
    told(gate, 0, 'disable')
    told(gate, 1, 'delivered')
    expect([gate.isDisabled(), gate.blockedUntilMs()]).toEqual([true, Infinity])
    expect(gate.status(9)).toEqual({ state: 'disabled', untilMs: null, isProbing: false })
    gate.enable()
    expect([gate.isDisabled(), gate.blockedUntilMs()]).toEqual([false, 0])
  })

  it.each([
    { name: 'failing for the whole time', heals: false, isDisabled: true },
    { name: 'with a success in between', heals: true, isDisabled: false },
  ])('$name: disabled is $isDisabled', ({ heals, isDisabled }) => {
    const gate = createGate({ ...plain, disableAfterMs: 100 })
    told(gate, 50, 'retry')
    if (heals) told(gate, 99, 'delivered')
    told(gate, 149, 'stop')
    expect(gate.isDisabled()).toBe(false)
    told(gate, 150, 'retry')
    expect(gate.isDisabled()).toBe(isDisabled)
  })

  it('enabled again, the time of failing starts anew', () => {
    const gate = createGate({ ...plain, disableAfterMs: 100 })
    told(gate, 0, 'retry')
    told(gate, 100, 'retry')
    gate.enable()
    told(gate, 150, 'retry')
    expect(gate.isDisabled()).toBe(false)
  })

  it('an open breaker blocks until it may be probed, then lets one probe through', () => {
    const gate = createGate({ ...plain, breaker })
    told(gate, 0, 'retry')
    told(gate, 100, 'retry')
    expect(gate.status(100)).toEqual({ state: 'breaker-open', untilMs: 600, isProbing: false })
    expect(gate.blockedUntilMs()).toBe(600)

    const probe = gate.admit(600)!
    expect(probe).toBeGreaterThan(0)
    expect(gate.status(600)).toEqual({ state: 'breaker-open', untilMs: null, isProbing: true })
    expect(gate.admit(600)).toBeUndefined()
    expect(gate.blockedUntilMs()).toBe(Infinity)

    told(gate, 700, 'delivered', 0, probe)
    expect(gate.blockedUntilMs()).toBe(0)
    expect(gate.status(700).state).toBe('active')
  })

  it('a failed probe opens it again', () => {
    const gate = createGate({ ...plain, breaker })
    told(gate, 0, 'retry')
    told(gate, 0, 'retry')
    told(gate, 550, 'retry', 0, gate.admit(500)!)
    expect(gate.blockedUntilMs()).toBe(1_050)
  })

  it.each([
    { onProbeTimeout: 'replace' as const, admits: true, blockedUntilMs: 800 },
    { onProbeTimeout: 'reopen' as const, admits: false, blockedUntilMs: 1_300 },
  ])(
    'a probe without a result is given up after its time: $onProbeTimeout',
    ({ onProbeTimeout, admits, blockedUntilMs }) => {
      const gate = createGate({
        ...plain,
        breaker: { ...breaker, probeTimeoutMs: 300, onProbeTimeout },
      })
      told(gate, 0, 'retry')
      told(gate, 0, 'retry')
      gate.admit(500)
      expect(gate.admit(510)).toBeUndefined()
      expect(gate.blockedUntilMs()).toBe(800)
      expect(gate.admit(800) !== undefined).toBe(admits)
      expect(gate.blockedUntilMs()).toBe(blockedUntilMs)
    },
  )

  it('asked too early, an open breaker refuses until its time', () => {
    const gate = createGate({ ...plain, breaker })
    told(gate, 0, 'retry')
    told(gate, 0, 'retry')
    expect(gate.admit(499)).toBeUndefined()
    expect(gate.blockedUntilMs()).toBe(500)
  })

  it('counts only a delivery as a success of the breaker', () => {
    for (const verdict of ['retry', 'throttle', 'stop'] as const) {
      const gate = createGate({ ...plain, breaker })
      told(gate, 0, verdict)
      told(gate, 0, verdict)
      expect(gate.status(0).state).toBe('breaker-open')
    }
  })
})

describe('laws of a gate', () => {
  it('a throttle ends at the latest time anybody asked for', () => {
    const results = fc.array(
      fc.record({
        gapMs: fc.nat(2_000),
        isThrottle: fc.boolean(),
        retryAfterMs: fc.constantFrom(0, 500, 5_000),
      }),
      { minLength: 5, maxLength: 20 },
    )
    fc.assert(
      fc.property(results, (results) => {
        const gate = createGate(plain)
        const ends = [0]
        let atMs = 0
        for (const { gapMs, isThrottle, retryAfterMs } of results) {
          atMs += gapMs
          told(gate, atMs, isThrottle ? 'throttle' : 'retry', retryAfterMs)
          if (isThrottle) ends.push(atMs + (retryAfterMs === 0 ? 1_000 : retryAfterMs))
          const latest = Math.max(...ends)
          const state = latest > atMs ? 'throttled' : 'active'
          expect([gate.blockedUntilMs(), gate.status(atMs).state]).toEqual([latest, state])
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
