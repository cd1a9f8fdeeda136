import * as z from 'zod/mini'

import type { Row } from './archive'
import { clockSchema, eventKinds, parseEvent } from './event-schema'

/** What every release has agreed on about an event, whatever it tells. */
export const envelopeSchema = z.looseObject({
  id: z.uuid(),
  schema: z.int().check(z.positive()),
  kind: z.string().check(z.minLength(1), z.maxLength(40)),
  clock: clockSchema,
})

/** Of a kind or a schema that came after this release. */
export function isForeign({ kind, schema }: { readonly kind: string; readonly schema: number }) {
  return schema > 1 || !(eventKinds as readonly string[]).includes(kind)
}

/** An event to this release or to another. What is neither is damaged. */
export function isReadable(row: Row): boolean {
  return parseEvent(row) !== undefined || isForeignEvent(row)
}

function isForeignEvent(row: Row): boolean {
  const parsed = envelopeSchema.safeParse(row)
  return parsed.success && isForeign(parsed.data) && plainProblem(row) === undefined
}

const DEEPEST = 6
const LARGEST_BYTES = 16_384

/** Where a value is more than a small piece of JSON; undefined where it is not. */
export function plainProblem(row: unknown): Problem | undefined {
  const problem = problemAt(row, [])
  if (problem) return problem
  return JSON.stringify(row).length > LARGEST_BYTES
    ? { path: [], reason: `is longer than ${LARGEST_BYTES} characters` }
    : undefined
}

export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly reason: string
}

/** Names that mean something to every object; nothing of ours is called so. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype']

function problemAt(value: unknown, path: readonly PropertyKey[]): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length > DEEPEST) return { path, reason: 'is nested too deep' }
  for (const [key, part] of Object.entries(value)) {
    const below = [...path, Array.isArray(value) ? Number(key) : key]
    if (RESERVED.includes(key)) return { path: below, reason: 'is not a name a field may have' }
    const problem = problemAt(part, below)
    if (problem) return problem
  }
  return undefined
}
