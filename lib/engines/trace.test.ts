import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'

import type { Engine, TraceEvent } from './engine'
import { eventsBetween, metricsAt, record } from './trace'

/** Emits what it is given, adds up the times and counts how often it was asked to. */
let additions = 0
const echo: Engine<readonly number[], TraceEvent, number> = {
  scenario: z.array(z.number()),
  simulate: (times, emit) => times.forEach((atMs) => emit({ kind: 'echo', atMs })),
  metrics: {
    start: () => 0,
    add: (sum, event) => {
      additions += 1
      return sum + event.atMs
    },
  },
}

// Four times as many events as instants, so that ties straddle checkpoints.
const times = Array.from({ length: 2_500 }, (_, index) => Math.floor(index / 4))
const longRun = record(echo, times)
const moments = fc.oneof(
  fc.integer({ min: -10, max: 700 }),
  fc.double({ min: -10, max: 700, noNaN: true }),
  fc.constantFrom(249, 250, 499, 500, 624, Infinity, -Infinity),
)

describe('record', () => {
  it('keeps the metrics it started with and one checkpoint per thousand events', () => {
    expect(longRun.checkpoints).toEqual([0, 124_500, 499_000])
    expect(longRun.events.map(({ atMs }) => atMs)).toEqual(times)
  })

  it('of nothing is at its start for ever', () => {
    expect(metricsAt(record(echo, []), 5)).toBe(0)
    expect(eventsBetween(record(echo, []), 0, 5)).toEqual([])
  })
})

describe('metricsAt', () => {
  it('equals a plain fold over the past, and folds fewer than a thousand events for it', () => {
    fc.assert(
      fc.property(moments, (atMs) => {
        const past = times.filter((time) => time <= atMs)
        additions = 0
        expect(metricsAt(longRun, atMs)).toBe(past.reduce((sum, time) => sum + time, 0))
        expect(additions).toBeLessThan(1_000)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('eventsBetween', () => {
  it('equals a plain filter, both ends included', () => {
    fc.assert(
      fc.property(moments, moments, (fromMs, toMs) => {
        const inside = times.filter((atMs) => atMs >= fromMs && atMs <= toMs)
        const found = eventsBetween(longRun, fromMs, toMs)
        expect(found.map(({ atMs }) => atMs)).toEqual(inside)
      }),
      { numRuns: 1_000 },
    )
  })
})
