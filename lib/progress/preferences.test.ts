import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  defaultPreferences,
  packPreferences,
  parseKeptPreferences,
  parsePreferences,
  type Preferences,
} from './preferences'

const preferences: fc.Arbitrary<Preferences> = fc.record({
  theme: fc.constantFrom('system', 'light', 'dark'),
  singleKeys: fc.boolean(),
  levels: fc.constantFrom('shown', 'hidden'),
})

describe('parsePreferences', () => {
  it('reads back whatever can be chosen', () => {
    fc.assert(
      fc.property(preferences, (chosen) => {
        expect(parsePreferences(JSON.stringify(chosen))).toEqual(chosen)
      }),
    )
  })

  it.each([
    ['nothing', undefined],
    ['no JSON', 'dark'],
    ['a text', '"dark"'],
    ['null', 'null'],
    ['values of no release', '{"theme":"sepia","singleKeys":"yes","levels":null}'],
  ])('is the default where the slot holds %s', (_, text) => {
    expect(parsePreferences(text)).toEqual(defaultPreferences)
  })

  it('keeps what it understands and drops the rest', () => {
    const text = '{"theme":"dark","levels":7,"font":"mono"}'
    expect(parsePreferences(text)).toEqual({ ...defaultPreferences, theme: 'dark' })
  })
})

describe('preferences as they are kept', () => {
  it('come back with the time of the last change', () => {
    fc.assert(
      fc.property(preferences, fc.maxSafeNat(), (chosen, atMs) => {
        expect(parseKeptPreferences(packPreferences({ ...chosen, atMs }))).toEqual({
          ...chosen,
          atMs,
        })
      }),
    )
  })

  it.each([undefined, '', 'dark', '{}'])('are none where the slot holds %s', (text) => {
    expect(parseKeptPreferences(text)).toBeUndefined()
  })

  it.each(['', ',"atMs":"now"', ',"atMs":-5', ',"atMs":1.5'])(
    'of a release that kept no time are the oldest there are: %s',
    (rest) => {
      expect(parseKeptPreferences(`{"theme":"dark"${rest}}`)).toEqual({
        ...{ ...defaultPreferences, theme: 'dark', atMs: 0 },
      })
    },
  )
})
