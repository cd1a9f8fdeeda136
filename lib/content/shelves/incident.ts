import { z } from 'zod'

import { levels } from '../levels'
import { artefactForms } from './artefacts'
import { incidentProblems } from './incident-problems'
import { itemFields, markdownText, plainText, titleText } from './item-fields'
import { parseStamp } from './stamps'

const keySchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a key such as "lock-wait"')

/** Neither 0 nor 1: no single look may prove or exclude a cause. */
const probability = z.number().gt(0).lt(1)

const causeSchema = z.strictObject({
  key: keySchema,
  prior: probability,
  cause: plainText,
  /** What stops the bleeding before anybody knows why, and why it does. */
  mitigation: plainText,
  /** The first repairs it, and is what the learner chooses. */
  fix: z.array(plainText).min(1),
  prevention: z.array(plainText).min(1),
  /** The sentence for the interview. */
  say: plainText,
})

const readingSchema = z.strictObject({
  key: keySchema,
  /** In a sentence. Its numbers stand in the artefact. */
  shows: plainText,
  /** Which causes it speaks for and against, and why. */
  means: plainText,
  /** P(this reading | cause), by the cause's key. */
  likelihoods: z.record(keySchema, probability),
})

const evidenceSchema = z.strictObject({
  key: keySchema,
  look: plainText,
  minutes: z.int().min(1).max(30),
  form: z.enum(artefactForms),
  readings: z.array(readingSchema).min(2).max(4),
})

const mitigationSchema = z.strictObject({
  key: keySchema,
  /** What one does, as a button says it. */
  do: plainText,
  minutes: z.int().min(1).max(30),
  /** The causes whose bleeding it stops; none for what only looks busy. */
  stops: z.array(keySchema),
})

const stampSchema = z
  .string()
  .refine((text) => parseStamp(text) !== undefined, 'is no time such as 2026-11-23 10:02')
  .transform((text) => parseStamp(text)!)

const windowSchema = z
  .strictObject({
    from: stampSchema,
    to: stampSchema,
    /** Times outside of it that artefacts show all the same, such as the end of a certificate. */
    also: z.array(z.string()).default([]),
  })
  .refine(({ from, to }) => from < to, 'ends before it begins')

export const incidentSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('incident'),
    title: titleText,
    level: z.enum(levels),
    window: windowSchema,
    /** Quantities that are quoted in several places, and agree there. */
    constants: z
      .array(z.strictObject({ name: plainText, value: z.string().regex(/^\d[\d.]*( .+)?$/) }))
      .default([]),
    causes: z.array(causeSchema).min(3).max(5),
    mitigations: z.array(mitigationSchema).min(2).max(6),
    /** What looks like a fix and is none. */
    traps: z.array(z.strictObject({ fix: plainText, why: plainText })).min(1),
    evidence: z.array(evidenceSchema).min(5).max(7),
    sections: z.strictObject({
      Pager: markdownText,
      Lately: markdownText,
      Architecture: markdownText,
      /** `### evidence / reading` starts the artefact of that cell. */
      Artefacts: markdownText,
    }),
  })
  .superRefine((incident, context) => {
    for (const { path, says } of incidentProblems(incident)) {
      context.addIssue({ code: 'custom', path: [...path], message: says })
    }
  })

export type Incident = z.infer<typeof incidentSchema>
export type Evidence = Incident['evidence'][number]
