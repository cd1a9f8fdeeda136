import { parseFields } from '@/lib/progress/text-slot'

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  /** Single-key shortcuts; WCAG 2.1.4 asks for a way to switch them off. */
  readonly singleKeys: boolean
  readonly levels: 'shown' | 'hidden'
}

/** The localStorage key; the theme script reads it before anything else runs. */
export const PREFERENCES_SLOT = 'preferences'

export const defaultPreferences: Preferences = {
  theme: 'system',
  singleKeys: true,
  levels: 'shown',
}

type Choices = { readonly [Name in keyof Preferences]: readonly Preferences[Name][] }

const choices: Choices = {
  theme: ['system', 'light', 'dark'],
  singleKeys: [true, false],
  levels: ['shown', 'hidden'],
}

/** Reads what any release, or anybody's devtools, may have written: what is odd is the default. */
export function parsePreferences(text: string | undefined): Preferences {
  const stored = parseFields(text)
  const read = <Name extends keyof Preferences>(name: Name): Preferences[Name] =>
    choices[name].find((choice) => choice === stored[name]) ?? defaultPreferences[name]
  return { theme: read('theme'), singleKeys: read('singleKeys'), levels: read('levels') }
}
