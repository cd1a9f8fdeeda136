import * as z from 'zod/mini'

import { isItemId, type ItemId } from '@/lib/content/item-id'
import { confidenceOrder } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'
import { isDay } from '@/lib/review/day'
import { LATEST_START_HOUR, MOST_MINUTES, MOST_PER_DAY, RETENTION } from '@/lib/review/settings'

import type { Clock } from './clock'
import {
  LONGEST_LINK,
  LONGEST_NOTE,
  MOST_DIMENSIONS,
  type Envelope,
  type Fact,
  type LearnerEvent,
  type TickedIdeas,
} from './events'

/** Leaves room for dates that follow from it: after the year 9999 they no longer sort as text. */
export const LATEST_DATE_MS = Date.UTC(9_900, 0)

const whole = z.int().check(z.nonnegative())

export const clockSchema = z.object({
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
const confidenceSchema = z.enum(confidenceOrder)
const daySchema = z.string().check(z.refine(isDay, 'is not a day such as 2026-11-25'))

/** A path of this site. Two slashes or a backslash would lead a browser to another one. */
const linkSchema = z
  .string()
  .check(z.maxLength(LONGEST_LINK), z.regex(/^\/(?![/\\])[^\s\\]*$/, 'is not a path of this site'))

const upTo = (most: number) => z.int().check(z.nonnegative(), z.maximum(most))

const dimensionSchema = z
  .object({ itemId: itemIdSchema, points: z.number().check(z.nonnegative()), of: z.int() })
  .check(z.refine(({ points, of }) => of > 0 && points <= of, 'has more points than there are'))

const settingsShape = {
  retention: z.number().check(z.minimum(RETENTION.least), z.maximum(RETENTION.most)),
  newPerDay: upTo(MOST_PER_DAY),
  reviewsPerDay: upTo(MOST_PER_DAY),
  dayStartsAtHour: upTo(LATEST_START_HOUR),
  interviewDay: z.optional(daySchema),
  minutesPerDay: z.optional(z.int().check(z.minimum(1), z.maximum(MOST_MINUTES))),
}

/** One row per kind of event. */
const schemas = {
  graded: z.object({
    ...envelope,
    kind: z.literal('graded'),
    itemId: itemIdSchema,
    grade: gradeSchema,
    suggested: gradeSchema,
    confidence: confidenceSchema,
    ideas: ideasSchema,
    spentMs: whole,
    attempt: z.enum(['typed', 'said', 'unknown']),
    cram: z.optional(z.literal(true)),
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
  suspended: z.object({
    ...envelope,
    kind: z.literal('suspended'),
    itemId: itemIdSchema,
    on: z.boolean(),
  }),
  buried: z.object({
    ...envelope,
    kind: z.literal('buried'),
    itemId: itemIdSchema,
    untilDay: daySchema,
  }),
  reset: z.object({ ...envelope, kind: z.literal('reset'), itemId: itemIdSchema }),
  settingsChanged: z.object({ ...envelope, kind: z.literal('settingsChanged'), ...settingsShape }),
  predicted: z.object({
    ...envelope,
    kind: z.literal('predicted'),
    itemId: itemIdSchema,
    right: z.boolean(),
    confidence: confidenceSchema,
    link: linkSchema,
  }),
  diagnosed: z.object({
    ...envelope,
    kind: z.literal('diagnosed'),
    itemId: itemIdSchema,
    right: z.boolean(),
    confidence: confidenceSchema,
    cause: itemIdSchema,
    seed: whole,
    link: linkSchema,
    spentMs: whole,
  }),
  designGraded: z.object({
    ...envelope,
    kind: z.literal('designGraded'),
    itemId: itemIdSchema,
    dimensions: z.array(dimensionSchema).check(z.minLength(1), z.maxLength(MOST_DIMENSIONS)),
    link: linkSchema,
    spentMs: whole,
  }),
} satisfies {
  readonly [Kind in Fact['kind']]: z.ZodMiniType<Envelope & Extract<Fact, { kind: Kind }>>
}

export const eventKinds = Object.keys(schemas) as readonly Fact['kind'][]

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
