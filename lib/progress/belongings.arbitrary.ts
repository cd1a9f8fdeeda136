import fc from 'fast-check'

import type { Belongings, Row } from './archive'
import type { Draft } from './drafts'
import { randomLogs } from './events.arbitrary'
import { preferenceChoices, type KeptPreferences } from './preferences'

/** Few times and texts, so that copies tie. */
const atMs = fc.nat({ max: 3 })

/** At most one of a key, as a copy has them; without text it was removed. */
export const randomDrafts: fc.Arbitrary<readonly Draft[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('etags', 'etags/revealed', 'cursors', '__proto__'),
    text: fc.constantFrom('', 'A validator', 'A “validator”\n\ud83d\ude00'),
    atMs,
  }),
  { selector: ({ key }) => key, maxLength: 4 },
)

export const randomPreferences: fc.Arbitrary<KeptPreferences | undefined> = fc.option(
  fc.record({
    theme: fc.constantFrom(...preferenceChoices.theme),
    singleKeys: fc.boolean(),
    levels: fc.constantFrom(...preferenceChoices.levels),
    atMs,
  }),
  { nil: undefined },
)

export const randomBelongings: fc.Arbitrary<Belongings> = fc.record({
  rows: randomLogs as unknown as fc.Arbitrary<readonly Row[]>,
  drafts: randomDrafts,
  preferences: randomPreferences,
})
