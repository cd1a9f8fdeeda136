import { parseFields } from './text-slot'

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  /** Single-key shortcuts; WCAG 2.1.4 asks for a way to switch them off. */
  readonly singleKeys: boolean
  readonly levels: 'shown' | 'hidden'
}

/** As they are stored. Those of the first releases have no time, which counts as 0. */
export interface KeptPreferences extends Preferences {
  readonly atMs: number
}

/** The localStorage key; the theme script reads it before anything else runs. */
export const PREFERENCES_SLOT = 'preferences'

export const defaultPreferences: Preferences = {
  theme: 'system',
  singleKeys: true,
  levels: 'shown',
}

type Choices = { readonly [Name in keyof Preferences]: readonly Preferences[Name][] }

export const preferenceChoices = {
  theme: ['system', 'light', 'dark'],
  singleKeys: [true, false],
  levels: ['shown', 'hidden'],
} as const satisfies Choices

/** Reads what any release, or anybody's devtools, may have written: what is odd is the default. */
export function parsePreferences(text: string | undefined): Preferences {
  const stored = parseFields(text)
  const choices: Choices = preferenceChoices
  const read = <Name extends keyof Preferences>(name: Name): Preferences[Name] =>
    choices[name].find((choice) => choice === stored[name]) ?? defaultPreferences[name]
  return { theme: read('theme'), singleKeys: read('singleKeys'), levels: read('levels') }
}

/** Undefined while nothing was ever chosen here. */
export function parseKeptPreferences(text: string | undefined): KeptPreferences | undefined {
  const stored = parseFields(text)
  if (Object.keys(stored).length === 0) return undefined
  const atMs = Number.isSafeInteger(stored['atMs']) ? Math.max(0, Number(stored['atMs'])) : 0
  return { ...parsePreferences(text), atMs }
}

export function packPreferences({ theme, singleKeys, levels, atMs }: KeptPreferences): string {
  return JSON.stringify({ theme, singleKeys, levels, atMs })
}
