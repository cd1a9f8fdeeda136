import type { ItemId } from './item-id'
import { toHtml, speakingSeconds, type HtmlOptions } from './markdown'
import type { Question } from './shelves/question'

/** What a review session needs of one question. */
export type QuestionCard = Pick<
  Question,
  | 'id'
  | 'level'
  | 'kind'
  | 'title'
  | 'keyIdeas'
  | 'traps'
  | 'followUps'
  | 'sources'
  | 'checked'
  | 'see'
> & {
  readonly promptHtml: string
  readonly answerHtml: string
  /** How long the answer takes to say. */
  readonly aimSeconds: number
}

/** One file per topic, by the question's id. */
export type TopicFile = Readonly<Record<ItemId, QuestionCard>>

export async function buildTopicFile(
  questions: readonly Question[],
  options: HtmlOptions = {},
): Promise<TopicFile> {
  const cards = await Promise.all(questions.map((question) => cardOf(question, options)))
  return Object.fromEntries(cards.map((card) => [card.id, card]))
}

async function cardOf(question: Question, options: HtmlOptions): Promise<QuestionCard> {
  const { id, level, kind, title, keyIdeas, traps, followUps, sources, checked, see } = question
  const { Prompt, Answer } = question.sections
  return {
    ...{ id, level, kind, title, keyIdeas, traps, followUps, sources, checked, see },
    promptHtml: await toHtml(Prompt, options),
    answerHtml: await toHtml(Answer, options),
    aimSeconds: speakingSeconds(Answer),
  }
}
