import { z } from 'zod'

import { registry } from '@/lib/engines/registry'

import { itemFields, markdownText, titleText } from './item-fields'

export const simulationSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('simulation'),
    title: titleText,
    engine: z.string(),
    scenario: z.record(z.string(), z.unknown()),
    /** The question is asked before the run, the lesson read after it. */
    sections: z.strictObject({ Question: markdownText, Lesson: markdownText }),
  })
  // Only the engine knows what a valid scenario is, so it is the one we ask.
  .superRefine(({ engine, scenario }, context) => {
    const entry = registry.find(({ id }) => id === engine)
    if (!entry) {
      const known = registry.map(({ id }) => id).join(', ')
      context.addIssue({ code: 'custom', path: ['engine'], message: `is none of: ${known}` })
      return
    }
    for (const { path, message } of entry.engine.scenario.safeParse(scenario).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['scenario', ...path], message })
    }
  })

export type Simulation = z.infer<typeof simulationSchema>
