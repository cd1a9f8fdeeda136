import { describe, expect, it } from 'vitest'

import { answerOf, dependencySchema } from './dependency'

const steady = { latency: { kind: 'fixed', ms: 100 } }
const parse = (fields: object) => dependencySchema.parse({ ...steady, ...fields })
const luck = (error: number, latency: number) => ({ error, latency })
const fault = (fields: object) => ({ fromMs: 1_000, untilMs: 2_000, ...fields })

describe('answerOf', () => {
  it.each([
    { draw: 0, ok: false },
    { draw: 0.019_9, ok: false },
    { draw: 0.02, ok: true },
    { draw: 0.999, ok: true },
  ])('with 2 % errors a draw of $draw succeeds: $ok', ({ draw, ok }) => {
    expect(answerOf(parse({ errorPercent: 2 }), 0, luck(draw, 0)).ok).toBe(ok)
  })

  it.each([
    { latency: { kind: 'fixed', ms: 7 }, draw: 0.9, latencyMs: 7 },
    { latency: { kind: 'uniform', fromMs: 10, toMs: 19 }, draw: 0, latencyMs: 10 },
    { latency: { kind: 'uniform', fromMs: 10, toMs: 19 }, draw: 0.999, latencyMs: 19 },
    // −100 · ln(1 − 0.5) = 69.3
    { latency: { kind: 'exponential', meanMs: 100, capMs: 500 }, draw: 0.5, latencyMs: 69 },
    { latency: { kind: 'exponential', meanMs: 100, capMs: 500 }, draw: 0.999, latencyMs: 500 },
  ])(
    '$latency.kind latency with a draw of $draw is $latencyMs ms',
    ({ latency, draw, latencyMs }) => {
      const policy = dependencySchema.parse({ latency })
      expect(answerOf(policy, 0, luck(0, draw))).toEqual({ ok: true, latencyMs })
    },
  )

  it.each([
    { atMs: 999, latencyMs: 100 },
    { atMs: 1_000, latencyMs: 350 },
    { atMs: 1_999, latencyMs: 350 },
    { atMs: 2_000, latencyMs: 100 },
  ])('a fault is in force for calls begun in [1000, 2000): at $atMs', ({ atMs, latencyMs }) => {
    const policy = parse({ faults: [fault({ kind: 'slow', factor: 3.5 })] })
    expect(answerOf(policy, atMs, luck(0, 0)).latencyMs).toBe(latencyMs)
  })

  it.each([
    { fields: { kind: 'outage', answerMs: 3 }, answer: { ok: false, latencyMs: 3 } },
    { fields: { kind: 'hang' }, answer: { ok: false, latencyMs: Infinity } },
    { fields: { kind: 'errors', percent: 100 }, answer: { ok: false, latencyMs: 100 } },
    { fields: { kind: 'errors', percent: 50 }, answer: { ok: true, latencyMs: 100 } },
  ])('$fields.kind answers $answer', ({ fields, answer }) => {
    expect(answerOf(parse({ faults: [fault(fields)] }), 1_500, luck(0.5, 0))).toEqual(answer)
  })

  it('faults add up: slow ones multiply, and the higher error rate holds', () => {
    const faults = [
      fault({ kind: 'slow', factor: 2 }),
      fault({ kind: 'slow', factor: 3 }),
      fault({ kind: 'errors', percent: 60 }),
      fault({ kind: 'errors', percent: 10 }),
    ]
    const policy = parse({ errorPercent: 1, faults })
    expect(answerOf(policy, 1_500, luck(0.59, 0))).toEqual({ ok: false, latencyMs: 600 })
    expect(answerOf(policy, 1_500, luck(0.6, 0))).toEqual({ ok: true, latencyMs: 600 })
  })
})
