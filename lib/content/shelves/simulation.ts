import { z } from 'zod'

import { record } from '@/lib/engines/trace'
import { instrumentOf, instruments } from '@/lib/simulator/instruments'
import { namesIn } from '@/lib/simulator/lesson'

import { itemFields, markdownText, plainText, titleText } from './item-fields'

const valueName = z.string().regex(/^[\w.-]+$/, 'is not the name of a value')

/** What is asked before the run is shown. `value` is a name from the run, as in `{{worst.1}}`. */
const predictSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    value: valueName,
    unit: z.string().max(20),
    within: z.number().min(0).default(0),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    value: valueName,
    options: z.array(plainText.max(80)).min(2).max(6),
  }),
  z.strictObject({ kind: z.literal('moment'), value: valueName, withinMs: z.int().min(0) }),
])

export const simulationSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('simulation'),
    title: titleText,
    /** The one lesson, in a few words below the title. */
    summary: plainText.max(70),
    engine: z.string(),
    /** `disagreement`: two sources judge one traffic by different rules. */
    shows: z.enum(['lesson', 'disagreement']).default('lesson'),
    /** Where it stands among the presets of its simulator. */
    order: z.int().min(1).max(99),
    scenario: z.record(z.string(), z.unknown()),
    predict: predictSchema.optional(),
    /** The question is asked before the run, the lesson read after it. */
    sections: z.strictObject({ Question: markdownText, Lesson: markdownText }),
  })
  // Only the engine knows what a valid scenario is, so it is the one we ask.
  .superRefine((simulation, context) => {
    const problems = problemsOf(simulation)
    for (const { path, message } of problems) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })

export type Simulation = z.infer<typeof simulationSchema>

interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

type Checked = Pick<Simulation, 'engine' | 'scenario' | 'predict' | 'sections'>

function problemsOf({ engine: id, scenario, predict, sections }: Checked): readonly Problem[] {
  const instrument = instrumentOf(id)
  if (!instrument) {
    const known = instruments.map((each) => each.id).join(', ')
    return [{ path: ['engine'], message: `is none of: ${known}` }]
  }
  const parsed = instrument.engine.scenario.safeParse(scenario)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      path: ['scenario', ...path],
      message,
    }))
  }
  const run = { scenario: parsed.data, trace: record(instrument.engine, parsed.data) }
  const { values } = instrument.reading(run)
  const unknown = namesIn(sections.Lesson).filter((name) => !(name in values))
  const asked = predict && !(predict.value in values) ? [predict.value] : []
  return [
    ...unknown.map((name) => ({
      path: ['sections', 'Lesson'],
      message: `names {{${name}}}, which its run does not have`,
    })),
    ...asked.map((name) => ({
      path: ['predict', 'value'],
      message: `names ${name}, which its run does not have`,
    })),
  ]
}
