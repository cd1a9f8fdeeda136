import * as z from 'zod/mini'

import type { Belongings, Row } from '@/lib/progress/archive'
import { draftSchema, preferencesSchema } from '@/lib/progress/beside-schema'
import { learnerEventSchema } from '@/lib/progress/event-schema'
import { envelopeSchema, isForeign, plainProblem, type Problem } from '@/lib/progress/foreign-event'

import { FORMAT, VERSION } from './backup'
import { FROM_FUTURE } from './refusal'

export type ParsedBackup =
  | ({ readonly ok: true; readonly exportedAt: string } & Belongings)
  /** Nothing of the file may be used. */
  | { readonly ok: false; readonly path: string; readonly reason: string }

/** Ten years of a hundred answers a day are under half of it. */
export const LARGEST_FILE = 100_000_000
const MOST_EVENTS = 500_000
const MOST_DRAFTS = 20_000
/** Devices disagree about the time; what comes from tomorrow would hold back all that is later. */
const FUTURE_MS = 24 * 3_600_000

const headSchema = z.object({
  format: z.literal(FORMAT, 'is not a backup of this site'),
  version: z.literal(VERSION, 'is of a version this release does not know'),
  exportedAt: z.string().check(z.maxLength(40)),
  preferences: z.nullable(preferencesSchema),
  drafts: z.array(draftSchema).check(z.maxLength(MOST_DRAFTS)),
  events: z.array(z.unknown()).check(z.maxLength(MOST_EVENTS)),
})

interface Reading {
  readonly nowMs: number
  /** For who knows that their own clock was wrong: without it they could not restore anything. */
  readonly allowFuture?: boolean
}

/** Reads a file that anybody may have written. All of it is good, or none of it is used. */
export function parseBackup(text: string, { nowMs, allowFuture }: Reading): ParsedBackup {
  if (text.length > LARGEST_FILE)
    return no({ path: [], reason: `is larger than ${LARGEST_FILE} characters` })
  const json = parseJson(text)
  if (json === undefined) return no({ path: [], reason: 'is not JSON' })
  const head = headSchema.safeParse(upgraded(json))
  if (!head.success) return no(issueOf(head.error))
  const { events, drafts, preferences, exportedAt } = head.data
  const kept = { rows: events as readonly Row[], drafts, preferences: preferences ?? undefined }
  const problem = problemAmong(kept, allowFuture ? Infinity : nowMs + FUTURE_MS)
  return problem ? no(problem) : { ok: true, exportedAt, ...kept }
}

/** What the schema of the whole does not say. */
function problemAmong(
  { rows, drafts, preferences }: Belongings,
  latestMs: number,
): Problem | undefined {
  return (
    under('events', first(rows, (row) => problemIn(row, latestMs)) ?? twice(rows, 'id')) ??
    under('drafts', first(drafts, (draft) => lateness(draft, latestMs)) ?? twice(drafts, 'key')) ??
    under('preferences', preferences && lateness(preferences, latestMs))
  )
}

function problemIn(row: unknown, latestMs: number): Problem | undefined {
  const envelope = envelopeSchema.safeParse(row)
  if (!envelope.success) return issueOf(envelope.error)
  if (envelope.data.clock.ms > latestMs) return { path: ['clock', 'ms'], reason: FROM_FUTURE }
  const problem = plainProblem(row)
  if (problem || isForeign(envelope.data)) return problem
  const event = learnerEventSchema.safeParse(row)
  return event.success ? undefined : issueOf(event.error)
}

const lateness = ({ atMs }: { readonly atMs: number }, latestMs: number): Problem | undefined =>
  atMs > latestMs ? { path: ['atMs'], reason: FROM_FUTURE } : undefined

function first<Row>(
  rows: readonly Row[],
  problemOf: (row: Row) => Problem | undefined,
): Problem | undefined {
  for (const [place, row] of rows.entries()) {
    const problem = under(place, problemOf(row))
    if (problem) return problem
  }
  return undefined
}

function twice<Name extends string>(
  rows: readonly Readonly<Record<Name, unknown>>[],
  name: Name,
): Problem | undefined {
  const seen = new Set<unknown>()
  const place = rows.findIndex((row) => seen.has(row[name]) || !seen.add(row[name]))
  return place < 0 ? undefined : { path: [place, name], reason: 'is there twice' }
}

const under = (name: string | number, problem: Problem | undefined): Problem | undefined =>
  problem && { ...problem, path: [name, ...problem.path] }

/** The first export had no version, and the first version nothing but events. */
function upgraded(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  const { app, version } = json as { readonly app?: unknown; readonly version?: unknown }
  const first = { version: VERSION, preferences: null, drafts: [] }
  if (app === 'retry-after') return { ...json, ...first, format: FORMAT, exportedAt: '' }
  return version === 1 ? { ...json, ...first } : json
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function issueOf({ issues }: z.core.$ZodError): Problem {
  const [issue] = issues
  return { path: issue?.path ?? [], reason: issue?.message ?? 'is wrong' }
}

const no = ({ path, reason }: Problem): ParsedBackup => ({
  ok: false,
  path: path.map(String).join('.') || 'the file',
  reason,
})
