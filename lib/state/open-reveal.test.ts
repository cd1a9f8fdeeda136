import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseReveal } from './open-reveal'

const kept = {
  text: 'A lease',
  attempt: 'typed',
  confidence: 'fairly',
  ticked: [2, 0],
  spentMs: 9_000,
  atMs: 1_000,
}
const parse = (change: object, nowMs = 2_000) =>
  parseReveal(JSON.stringify({ ...kept, ...change }), { ideas: 4, nowMs })

describe('a reveal that was not graded', () => {
  it('comes back with its ticks in order', () => {
    const { text, attempt, confidence, spentMs } = kept
    expect(parse({})).toEqual({ text, attempt, confidence, spentMs, ticked: [0, 2] })
  })

  it('keeps only ticks of ideas there are, each once', () => {
    expect(parse({ ticked: [3, 3, 4, -1, 'a'] })?.ticked).toEqual([3])
  })

  it.each([
    ['two hours later', {}, 1_000 + 2 * 3_600_000, true],
    ['after more than that', {}, 1_001 + 2 * 3_600_000, false],
    ['from the future', { atMs: 3_000 }, 2_000, false],
    ['with a confidence nobody has', { confidence: 'sure' }, 2_000, false],
    ['with an attempt nobody makes', { attempt: 'guessed' }, 2_000, false],
    ['without ticks', { ticked: undefined }, 2_000, false],
    ['with half a millisecond', { spentMs: 0.5 }, 2_000, false],
  ] as const)('%s', (...[, change, nowMs, there]) => {
    expect(parse(change, nowMs) !== undefined).toBe(there)
  })

  it('is nothing where a draft holds anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseReveal(text, { ideas: 4, nowMs: 0 })).toBeUndefined()
      }),
    )
  })
})
