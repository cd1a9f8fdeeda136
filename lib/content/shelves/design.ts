import { z } from 'zod'

import { levels } from '../levels'
import { itemFields, markdownText, plainText, titleText } from './item-fields'

export const dimensions = [
  'requirements',
  'resource model',
  'correctness',
  'scale',
  'failure',
  'security',
  'communication',
] as const

const clarifySchema = z.strictObject({ ask: plainText, answer: plainText })

const twistSchema = z.strictObject({
  /** Minutes after the start of a 45-minute round. */
  minute: z.int().min(5).max(40),
  say: plainText,
  strong: plainText.max(600),
})

const rubricSchema = z
  .array(z.strictObject({ dimension: z.enum(dimensions), point: plainText }))
  .min(8, 'needs 8 to 12 points')
  .max(12, 'needs 8 to 12 points')
  .refine((points) => dimensions.every((name) => points.some((p) => p.dimension === name)), {
    error: `needs a point in each dimension: ${dimensions.join(', ')}`,
  })

export const designSchema = z.strictObject({
  ...itemFields,
  shelf: z.literal('design'),
  title: titleText,
  level: z.enum(levels),
  clarify: z.array(clarifySchema).min(3),
  requirements: z.strictObject({
    functional: z.array(plainText).min(2),
    nonFunctional: z.array(plainText).min(2),
  }),
  twists: z.array(twistSchema).min(2),
  rubric: rubricSchema,
  sections: z.strictObject({ Prompt: markdownText, Answer: markdownText }),
})

export type Design = z.infer<typeof designSchema>
