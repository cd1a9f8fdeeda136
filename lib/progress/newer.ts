import type { Draft } from './drafts'
import { packPreferences, type KeptPreferences } from './preferences'

/**
 * Drafts and preferences are no history: of two copies one counts. It is the one edited last, and of
 * two edits at the same time the one whose text sorts last, so that two devices agree. Hence copies
 * merge in any order, in any grouping and any number of times to the same.
 */

/** What counts from now on, and what it stands in place of: so it can be put back. */
export interface Replaced<Copy> {
  readonly before: Copy | undefined
  readonly after: Copy
}

/** The drafts of `incoming` that count. */
export function newerDrafts(
  here: readonly Draft[],
  incoming: readonly Draft[],
): readonly Replaced<Draft>[] {
  const byKey = new Map(here.map((draft) => [draft.key, draft]))
  return incoming.flatMap((after) => {
    const before = byKey.get(after.key)
    return before && !isNewer(after, before, ({ text }) => text) ? [] : [{ before, after }]
  })
}

/** They are a whole: mixing two of them would be one that nobody chose. */
export function newerPreferences(
  here: KeptPreferences | undefined,
  incoming: KeptPreferences | undefined,
): Replaced<KeptPreferences> | undefined {
  const counts = incoming && (!here || isNewer(incoming, here, packPreferences))
  return counts ? { before: here, after: incoming } : undefined
}

/** Whether somebody would see it: a removal of what never was here is nobody's news. */
export const changesText = ({ before, after }: Replaced<Draft>) =>
  (before?.text ?? '') !== after.text

/** Whether nobody has edited it since. */
export const stillStands = ({ after }: Replaced<Draft>, now: Draft | undefined) =>
  now?.atMs === after.atMs && now.text === after.text

function isNewer<Copy extends { readonly atMs: number }>(
  a: Copy,
  b: Copy,
  textOf: (copy: Copy) => string,
): boolean {
  return a.atMs > b.atMs || (a.atMs === b.atMs && textOf(a) > textOf(b))
}
