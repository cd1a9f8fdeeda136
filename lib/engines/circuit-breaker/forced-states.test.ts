import { describe, expect, it } from 'vitest'

import { createBreaker } from './breaker'
import type { BreakerState } from './breaker-state'
import { breakerPresets } from './presets'

const breaker = createBreaker(breakerPresets.cockatiel)
const failure = { ok: false, durationMs: 1, probe: 0 }

describe('a forced state', () => {
  it.each([
    { kind: 'forced-open' as const, admitted: false },
    { kind: 'disabled' as const, admitted: true },
  ])('$kind admits every call alike ($admitted), and learns nothing', ({ kind, admitted }) => {
    const state: BreakerState = { kind }
    for (const atMs of [0, 5, 1_000_000]) {
      expect(breaker.admit(state, atMs)).toEqual({ state, admitted, probe: 0 })
      expect(breaker.record(state, atMs, failure)).toEqual({ state })
      expect(breaker.release(state, atMs, { probe: 1 })).toEqual({ state })
      expect(breaker.window(state, atMs)).toEqual({ calls: 0, failures: 0, slow: 0 })
    }
  })

  it('ends when the caller goes on with a state of its own', () => {
    let { state } = breaker.admit({ kind: 'forced-open' }, 10)
    state = breaker.initial
    for (let n = 0; n < 5; n += 1) state = breaker.record(state, 20, failure).state
    expect(state).toMatchObject({ kind: 'open', untilMs: 10_020 })
  })
})
