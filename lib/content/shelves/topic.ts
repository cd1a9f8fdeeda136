import { z } from 'zod'

import { itemFields, plainText, sourcesSchema } from './item-fields'

/** What interviewers look for in a topic. Its file is called as the topic is. */
export const topicSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('topic'),
    sources: sourcesSchema.default([]),
    /** One sentence: what it is about, and why it is asked. */
    lead: plainText,
    probes: z
      .array(z.strictObject({ ask: plainText, listensFor: plainText }))
      .min(3, 'needs 3 to 6 probes')
      .max(6, 'needs 3 to 6 probes'),
    sections: z.strictObject({}),
  })
  .refine(({ id, topic }) => String(id) === topic, {
    path: ['topic'],
    error: 'is not its own file',
  })

export type Topic = z.infer<typeof topicSchema>
