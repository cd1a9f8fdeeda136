import * as z from 'zod/mini'

import { isItemId, type ItemId } from '@/lib/content/item-id'
import { confidenceOrder } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'

import type { Clock } from './clock'
import {
  LONGEST_NOTE,
  type Envelope,
  type Fact,
  type LearnerEvent,
  type TickedIdeas,
} from './events'

const LATEST_DATE_MS = 8.64e15

const whole = z.int().check(z.nonnegative())

const clockSchema = z.object({
  ms: z.int().check(z.nonnegative(), z.maximum(LATEST_DATE_MS)),
  counter: whole,
  device: z.string().check(z.minLength(1), z.maxLength(64)),
})

const envelope = { id: z.uuid(), schema: z.literal(1), clock: clockSchema }

const itemIdSchema = z.custom<ItemId>((id) => typeof id === 'string' && isItemId(id))

const ideasSchema = z
  .object({ ticked: z.array(whole), of: whole })
  .check(z.refine(namesEachIdeaOnce, 'ticks an idea twice, or one that is not there'))

function namesEachIdeaOnce({ ticked, of }: TickedIdeas): boolean {
  return new Set(ticked).size === ticked.length && ticked.every((index) => index < of)
}

const gradeSchema = z.enum(gradeOrder)

/** One row per kind of event. */
const schemas = {
  graded: z.object({
    ...envelope,
    kind: z.literal('graded'),
    itemId: itemIdSchema,
    grade: gradeSchema,
    suggested: gradeSchema,
    confidence: z.enum(confidenceOrder),
    ideas: ideasSchema,
    spentMs: whole,
    attempt: z.enum(['typed', 'said', 'unknown']),
  }),
  undone: z.object({ ...envelope, kind: z.literal('undone'), target: z.uuid() }),
  flagged: z.object({
    ...envelope,
    kind: z.literal('flagged'),
    itemId: itemIdSchema,
    on: z.boolean(),
  }),
  noted: z.object({
    ...envelope,
    kind: z.literal('noted'),
    itemId: itemIdSchema,
    text: z.string().check(z.maxLength(LONGEST_NOTE)),
  }),
} satisfies {
  readonly [Kind in Fact['kind']]: z.ZodMiniType<Envelope & Extract<Fact, { kind: Kind }>>
}

type Row = (typeof schemas)[keyof typeof schemas]

export const learnerEventSchema: z.ZodMiniType<LearnerEvent> = z.discriminatedUnion(
  'kind',
  Object.values(schemas) as [Row, ...Row[]],
)

/**
 * Storage outlives releases, in both directions. A row of a later kind or schema, or a damaged
 * one, is no event to this release: it is passed over and stays where it is.
 */
export function parseEvent(row: unknown): LearnerEvent | undefined {
  const parsed = learnerEventSchema.safeParse(row)
  return parsed.success ? parsed.data : undefined
}

/** The time of any row, known kind or not. */
export function parseClock(clock: unknown): Clock | undefined {
  const parsed = clockSchema.safeParse(clock)
  return parsed.success ? parsed.data : undefined
}
