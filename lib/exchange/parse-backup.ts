import * as z from 'zod/mini'

import type { Row } from '@/lib/progress/archive'
import { learnerEventSchema } from '@/lib/progress/event-schema'
import { envelopeSchema, isForeign, plainProblem, type Problem } from '@/lib/progress/foreign-event'

import { FORMAT, VERSION } from './backup'

export type ParsedBackup =
  | { readonly ok: true; readonly events: readonly Row[]; readonly exportedAt: string }
  /** Nothing of the file may be used. */
  | { readonly ok: false; readonly path: string; readonly reason: string }

/** Ten years of a hundred answers a day are under half of it. */
export const LARGEST_FILE = 100_000_000
const MOST_EVENTS = 500_000
/** Devices disagree about the time; an event of tomorrow would hold back every later one. */
const FUTURE_MS = 24 * 3_600_000

const headSchema = z.object({
  format: z.literal(FORMAT, 'is not a backup of this site'),
  version: z.literal(VERSION, 'is of a version this release does not know'),
  exportedAt: z.string().check(z.maxLength(40)),
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
  const events: Row[] = []
  const seen = new Set<string>()
  for (const [place, row] of head.data.events.entries()) {
    const problem = problemIn(row, allowFuture ? Infinity : nowMs + FUTURE_MS)
    if (problem) return no({ ...problem, path: ['events', place, ...problem.path] })
    const event = row as Row & { readonly id: string }
    if (seen.has(event.id)) return no({ path: ['events', place, 'id'], reason: 'is there twice' })
    seen.add(event.id)
    events.push(event)
  }
  return { ok: true, events, exportedAt: head.data.exportedAt }
}

function problemIn(row: unknown, latestMs: number): Problem | undefined {
  const envelope = envelopeSchema.safeParse(row)
  if (!envelope.success) return issueOf(envelope.error)
  if (envelope.data.clock.ms > latestMs) {
    return { path: ['clock', 'ms'], reason: 'is in the future' }
  }
  const problem = plainProblem(row)
  if (problem || isForeign(envelope.data)) return problem
  const event = learnerEventSchema.safeParse(row)
  return event.success ? undefined : issueOf(event.error)
}

/** The first export had no version; its events are the same. */
function upgraded(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('app' in json)) return json
  return json.app === 'retry-after'
    ? { ...json, format: FORMAT, version: VERSION, exportedAt: '' }
    : json
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
