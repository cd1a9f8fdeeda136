import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { defaultPreferences, parsePreferences, type Preferences } from './preferences'

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
