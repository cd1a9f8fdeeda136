import { z } from 'zod'

import { itemFields, markdownText, titleText } from './item-fields'

const shared = { ...itemFields, shelf: z.literal('reference'), title: titleText }

const tableSchema = z.strictObject({
  ...shared,
  kind: z.literal('table'),
  sections: z.strictObject({
    About: markdownText,
    Table: markdownText,
    Remember: markdownText,
    /** What a row looks like on the wire. */
    Examples: markdownText.optional(),
  }),
})

const checklistSchema = z.strictObject({
  ...shared,
  kind: z.literal('checklist'),
  sections: z.strictObject({ About: markdownText, Checklist: markdownText }),
})

export const referenceSchema = z.discriminatedUnion('kind', [tableSchema, checklistSchema])

export type Reference = z.infer<typeof referenceSchema>
