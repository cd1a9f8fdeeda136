import { count } from '@/lib/format/count'
import type { Import } from '@/lib/progress/archive'
import type { Draft } from '@/lib/progress/drafts'
import { changesText, type Replaced } from '@/lib/progress/newer'
import type { Preferences } from '@/lib/progress/preferences'

interface Parts {
  readonly entries: number
  readonly drafts: number
  readonly preferences: boolean
}

/** "7 entries, 2 drafts, appearance and keys": what an import is of. */
export function partsWords({ entries, drafts, preferences }: Parts): string {
  const parts = [
    ...(entries > 0 || (drafts === 0 && !preferences) ? [count(entries, 'entry', 'entries')] : []),
    ...(drafts > 0 ? [count(drafts, 'draft')] : []),
    ...(preferences ? ['appearance and keys'] : []),
  ]
  return parts.join(', ')
}

export const importWords = ({ added, drafts, preferences }: Import): string =>
  partsWords({
    entries: added,
    drafts: draftNames(drafts.filter(changesText)).length,
    preferences: preferences !== undefined,
  })

const themes: Readonly<Record<Preferences['theme'], string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
}

/** "theme light, single keys off": what becomes of the preferences. */
export function preferencesWords({ theme, singleKeys, levels }: Partial<Preferences>): string {
  const parts = [
    ...(theme === undefined ? [] : [`theme ${themes[theme]}`]),
    ...(singleKeys === undefined ? [] : [`single keys ${singleKeys ? 'on' : 'off'}`]),
    ...(levels === undefined ? [] : [`level of questions ${levels}`]),
  ]
  return parts.join(', ')
}

/** By item: what is written and what is revealed of one are two drafts, and one to whoever reads. */
export function draftNames(drafts: readonly Replaced<Draft>[]): readonly string[] {
  return [...new Set(drafts.map(({ after }) => after.key.split('/')[0] ?? after.key))]
}
