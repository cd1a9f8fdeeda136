import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import vectors from './vectors/adaptive-throttling.sre.json'
import { createThrottle, rejectProbability, throttleSchema } from './adaptive-throttling'

const never = () => 0
const always = () => 0.999_999

describe('rejectProbability', () => {
  it.each(vectors.cases)('$requests requests, $accepts accepts, k = $K', (row) => {
    expect(rejectProbability(row.requests, row.accepts, row.K)).toBeCloseTo(
      row.rejectProbability,
      12,
    )
  })
})

describe('throttle', () => {
  const policies = fc.record({
    k: fc.constantFrom(1, 1.1, 2),
    windowMs: fc.constantFrom(100, 1_000, 2_500),
  })
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('attempt', 'attempt', 'accepted'),
      gapMs: fc.constantFrom(0, 1, 9, 10, 99, 100, 101, 250, 1_000, 3_000),
      draw: fc.constantFrom(0, 0.25, 0.5, 0.75, 0.99),
    }),
    { minLength: 60, maxLength: 60 },
  )

  it('judges by the attempts and accepts of its ten sub-windows, refused attempts included', () => {
    fc.assert(
      fc.property(policies, steps, ({ k, windowMs }, trace) => {
        const throttle = createThrottle({ k, windowMs })
        const subWindowOf = (atMs: number) => (BigInt(atMs) * 10n) / BigInt(windowMs)
        const past: { kind: string; atMs: number }[] = []
        let state = throttle.initial
        let atMs = 0
        for (const { kind, gapMs, draw } of trace) {
          atMs += gapMs
          if (kind === 'attempt') {
            const recent = past.filter((p) => subWindowOf(p.atMs) > subWindowOf(atMs) - 10n)
            const requests = recent.filter((p) => p.kind === 'attempt').length
            const excess = requests - k * (recent.length - requests)
            const expected = excess > 0 ? excess / (1 + requests) : 0
            const attempt = throttle.attempt(state, atMs, () => draw)
            expect(attempt.rejectProbability).toBeCloseTo(expected, 12)
            expect(attempt.sent).toBe(draw >= attempt.rejectProbability)
            state = attempt.state
          } else state = throttle.accepted(state, atMs).state
          past.push({ kind, atMs })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never refuses a caller whose every call is accepted', () => {
    const throttle = createThrottle(throttleSchema.parse({}))
    let state = throttle.initial
    for (let atMs = 0; atMs < 300_000; atMs += 100) {
      const attempt = throttle.attempt(state, atMs, never)
      expect(attempt.sent).toBe(true)
      state = throttle.accepted(attempt.state, atMs).state
    }
  })

  it('lets go two minutes after an outage that lasted for ever', () => {
    const throttle = createThrottle(throttleSchema.parse({}))
    let state = throttle.initial
    for (let n = 0; n < 99; n += 1) state = throttle.attempt(state, 0, always).state
    expect(throttle.attempt(state, 119_999, never)).toMatchObject({
      sent: false,
      rejectProbability: 0.99,
    })
    expect(throttle.attempt(state, 120_000, never)).toMatchObject({
      sent: true,
      rejectProbability: 0,
    })
  })

  it('leaves a state alone, which survives structuredClone', () => {
    const throttle = createThrottle({ k: 2, windowMs: 1_000 })
    const { state } = throttle.attempt(throttle.initial, 0, always)
    const clone = structuredClone(state)
    expect(throttle.attempt(state, 5, always)).toEqual(throttle.attempt(clone, 5, always))
    expect(throttle.accepted(state, 5)).toEqual(throttle.accepted(clone, 5))
    expect(state).toEqual(clone)
  })
})

describe('throttleSchema', () => {
  it.each([{ k: 0.5 }, { k: Infinity }])('refuses $k as k', (policy) => {
    expect(throttleSchema.safeParse(policy).error?.issues[0]?.path).toEqual(['k'])
  })

  it('refuses a window of part of a millisecond', () => {
    expect(throttleSchema.safeParse({ windowMs: 0.5 }).error?.issues[0]?.path).toEqual(['windowMs'])
  })
})
