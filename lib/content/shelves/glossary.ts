import { z } from 'zod'

import { itemFields, markdownText, sourcesSchema, titleText } from './item-fields'

export const glossarySchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('glossary'),
    term: titleText,
    /** Other names under which it is looked up. */
    also: z.array(titleText).default([]),
    sources: sourcesSchema.default([]),
    sections: z.strictObject({ Definition: markdownText }),
  })
  .refine(({ sources, see }) => sources.length + see.length > 0, {
    path: ['sources'],
    error: 'needs a source, or in "see" an item that has one',
  })

export type GlossaryTerm = z.infer<typeof glossarySchema>
