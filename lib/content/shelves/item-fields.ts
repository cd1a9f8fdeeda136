import { z } from 'zod'

import { itemId, isItemId } from '../item-id'
import { topicSlugs } from '../topics'

const idSchema = z
  .string()
  .refine(isItemId, 'is not an id: lower-case words and digits joined by single hyphens')
  .transform(itemId)

/** Shown as written, in lists and on buttons: Markdown in it would reach the learner as marks. */
export const plainText = z
  .string()
  .trim()
  .min(2)
  .max(400)
  .regex(/^[^`\n]*$/, 'is plain text: one line, without backticks')

export const titleText = plainText.max(90)

export const markdownText = z.string().trim().min(1, 'is empty')

/** The section is what a second reader opens to check the claim. */
const sourceSchema = z.strictObject({
  label: plainText.max(120),
  url: z.url({ protocol: /^https$/, error: 'is not an https address' }),
  section: plainText.max(160),
})

export type Source = z.infer<typeof sourceSchema>

export const sourcesSchema = z.array(sourceSchema)

/** What every item has. `id`, `shelf` and `sections` come from the file, the rest from its front matter. */
export const itemFields = {
  id: idSchema,
  topic: z.enum(topicSlugs),
  sources: sourcesSchema.min(1, 'needs at least one source'),
  /** When the sources were last opened for this item. */
  checked: z.iso.date('is not a date such as 2026-11-21'),
  /** Ids of items, slugs of topics, or paths of this site. */
  see: z.array(z.string().min(1)).default([]),
}
