import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { randomDrafts, randomPreferences } from './belongings.arbitrary'
import type { Draft } from './drafts'
import { changesText, newerDrafts, newerPreferences, stillStands } from './newer'
import type { KeptPreferences } from './preferences'

const draft = (text: string, atMs: number): Draft => ({ key: 'etags', text, atMs })

function merged(here: readonly Draft[], incoming: readonly Draft[]): readonly Draft[] {
  const byKey = new Map(here.map((each) => [each.key, each]))
  for (const { after } of newerDrafts(here, incoming)) byKey.set(after.key, after)
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

const mergedPreferences = (here?: KeptPreferences, incoming?: KeptPreferences) =>
  newerPreferences(here, incoming)?.after ?? here

describe('drafts', () => {
  it.each([
    ['edited later', draft('old', 5), draft('new', 6), 'new'],
    ['edited earlier', draft('new', 6), draft('old', 5), 'new'],
    ['edited at the same time', draft('a', 5), draft('b', 5), 'b'],
    ['removed later', draft('old', 5), draft('', 6), ''],
    ['removed earlier', draft('new', 6), draft('', 5), 'new'],
  ])('that were %s: one of the two counts', (_, here, ...[incoming, text]) => {
    expect(merged([here], [incoming])).toMatchObject([{ text }])
  })

  it('merge in any order, in any grouping and any number of times to the same', () => {
    fc.assert(
      fc.property(randomDrafts, randomDrafts, randomDrafts, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a))
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
        expect(newerDrafts(merged(a, b), a)).toEqual([])
        expect(newerDrafts(merged(a, b), b)).toEqual([])
      }),
    )
  })

  it('say what they stand in place of, and whether that shows', () => {
    const [replaced] = newerDrafts([draft('old', 5)], [draft('new', 6)])
    expect(replaced).toEqual({ before: draft('old', 5), after: draft('new', 6) })
    expect(stillStands(replaced!, draft('new', 6))).toBe(true)
    expect(stillStands(replaced!, draft('newer', 7))).toBe(false)
    expect(newerDrafts([], [draft('', 6)]).map(changesText)).toEqual([false])
    expect(newerDrafts([draft('old', 5)], [draft('', 6)]).map(changesText)).toEqual([true])
  })
})

describe('preferences', () => {
  it('merge as a whole, in any order, in any grouping and any number of times to the same', () => {
    fc.assert(
      fc.property(randomPreferences, randomPreferences, randomPreferences, (a, b, c) => {
        const one = mergedPreferences(a, b)
        expect(one).toEqual(mergedPreferences(b, a))
        expect(mergedPreferences(one, c)).toEqual(mergedPreferences(a, mergedPreferences(b, c)))
        expect(newerPreferences(one, a)).toBeUndefined()
        expect(newerPreferences(one, b)).toBeUndefined()
        expect([a, b]).toContainEqual(one)
      }),
    )
  })

  it('of a browser in which something was chosen count more than none at all', () => {
    const chosen: KeptPreferences = { theme: 'dark', singleKeys: true, levels: 'shown', atMs: 0 }
    expect(mergedPreferences(undefined, chosen)).toEqual(chosen)
    expect(mergedPreferences(chosen, undefined)).toEqual(chosen)
  })
})
