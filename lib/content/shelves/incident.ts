import { z } from 'zod'

import { partsAt } from '../headings'
import { cellsOf } from './incident-cells'
import { levels } from '../levels'
import { itemFields, markdownText, plainText, titleText } from './item-fields'

/** How an artefact is drawn. */
export const artefactForms = ['log', 'metrics', 'terminal', 'trace', 'table', 'diff'] as const

const keySchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a key such as "lock-wait"')

/** Neither 0 nor 1: no single look may prove or exclude a cause. */
const probability = z.number().gt(0).lt(1)

const causeSchema = z.strictObject({
  key: keySchema,
  prior: probability,
  cause: plainText,
  /** Stops the bleeding, before anybody knows why. */
  mitigation: plainText,
  fix: z.array(plainText).min(1),
  prevention: z.array(plainText).min(1),
  /** The sentence for the interview. */
  say: plainText,
})

const readingSchema = z.strictObject({
  key: keySchema,
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

export type Evidence = z.infer<typeof evidenceSchema>

export const incidentSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('incident'),
    title: titleText,
    level: z.enum(levels),
    causes: z.array(causeSchema).min(3).max(5),
    evidence: z.array(evidenceSchema).min(5).max(7),
    sections: z.strictObject({
      Pager: markdownText,
      Lately: markdownText,
      Architecture: markdownText,
      /** `### evidence / reading` starts the artefact of that cell. */
      Artefacts: markdownText,
    }),
  })
  .superRefine(({ causes, evidence, sections }, context) => {
    const report = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message })

    if (!isOne(causes.map(({ prior }) => prior)))
      report(['causes'], 'has priors that do not add up to 1')
    evidence.forEach((source, index) => {
      for (const problem of likelihoodProblems(source, causes)) report(['evidence', index], problem)
    })
    for (const problem of cellProblems(evidence, sections.Artefacts)) {
      report(['sections', 'Artefacts'], problem)
    }
  })

export type Incident = z.infer<typeof incidentSchema>

const isOne = (parts: readonly number[]) =>
  Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < 1e-9

/** A source has to say something about each cause, and for each cause exactly one thing. */
function likelihoodProblems(source: Evidence, causes: Incident['causes']): readonly string[] {
  const known = causes.map((cause) => cause.key)
  const strangers = source.readings
    .flatMap(({ likelihoods }) => Object.keys(likelihoods))
    .filter((name) => !known.includes(name))
  return [
    ...strangers.map((name) => `("${source.key}") names the unknown cause "${name}"`),
    ...known
      .filter((name) => !isOne(source.readings.map(({ likelihoods }) => likelihoods[name] ?? 0)))
      .map((name) => `("${source.key}") has likelihoods of "${name}" that do not add up to 1`),
  ]
}

function cellProblems(evidence: readonly Evidence[], artefacts: string): readonly string[] {
  const wanted = cellsOf(evidence)
  const written = partsAt(artefacts, 3).parts.map(({ heading }) => heading)
  return [
    ...wanted.filter((cell) => !written.includes(cell)).map((cell) => `lacks "### ${cell}"`),
    ...written
      .filter((cell, index) => !wanted.includes(cell) || written.indexOf(cell) !== index)
      .map((cell) => `has "### ${cell}", which is no cell or is there twice`),
  ]
}
