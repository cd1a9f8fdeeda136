import * as z from 'zod/mini'

import type { Draft } from './drafts'
import { LATEST_DATE_MS } from './event-schema'
import { preferenceChoices, type KeptPreferences } from './preferences'

/** In UTF-16 units: a hundred times the longest answer worth saying. */
export const LONGEST_DRAFT = 500_000
const LONGEST_KEY = 200

const atMs = z.int().check(z.nonnegative(), z.maximum(LATEST_DATE_MS))

export const draftSchema: z.ZodMiniType<Draft> = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(LONGEST_KEY)),
  text: z.string().check(z.maxLength(LONGEST_DRAFT)),
  atMs,
})

export const preferencesSchema: z.ZodMiniType<KeptPreferences> = z.object({
  theme: z.enum(preferenceChoices.theme),
  singleKeys: z.boolean(),
  levels: z.enum(preferenceChoices.levels),
  atMs,
})
