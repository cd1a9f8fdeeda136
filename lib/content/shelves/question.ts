import { z } from 'zod'

import { levels } from '../levels'
import { toPlainText } from '../plain-text'
import { questionKinds } from '../question-kinds'
import { itemFields, markdownText, plainText } from './item-fields'

/** A short probe with its answer, or an item that stands alone. */
const followUpSchema = z.union(
  [
    z.strictObject({ ask: plainText, answer: plainText.max(600) }),
    z.strictObject({ id: itemFields.id }),
  ],
  'has either ask and answer, or the id of another question',
)

const trapSchema = z.strictObject({ say: plainText, why: plainText })

export const questionSchema = z
  .strictObject({
    ...itemFields,
    shelf: z.literal('question'),
    kind: z.enum(questionKinds),
    level: z.enum(levels),
    /** Each is one thing a learner can honestly tick or leave blank. */
    keyIdeas: z
      .array(plainText.max(160))
      .min(3, 'needs 3 to 7 key ideas')
      .max(7, 'needs 3 to 7 key ideas'),
    traps: z.array(trapSchema).min(2, 'needs at least 2 traps'),
    followUps: z.array(followUpSchema).default([]),
    /** Tables for the answer's SQL blocks, which a test runs in PostgreSQL. Never shown. */
    setup: z.string().trim().min(1).optional(),
    /** Said aloud up to the first ###; below stand worked examples and "### Sources disagree". */
    sections: z.strictObject({ Prompt: markdownText, Answer: markdownText }),
  })
  .refine(({ level, followUps }) => level === 'low' || followUps.length >= 2, {
    path: ['followUps'],
    error: 'needs at least 2 follow-ups at level medium and high',
  })
  .transform((question) => ({ ...question, title: toPlainText(question.sections.Prompt) }))

export type Question = z.infer<typeof questionSchema>
export type FollowUp = Question['followUps'][number]
