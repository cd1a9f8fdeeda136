import type { ItemId } from './item-id'
import type { Level } from './shelves/common'
import type { Question, QuestionKind } from './shelves/question'
import { topicSlugs, type TopicSlug } from './topics'

/** What lists and queues know of a question; its answer is in the file of its topic. */
export interface DeckEntry {
  readonly id: ItemId
  readonly topic: TopicSlug
  readonly level: Level
  readonly kind: QuestionKind
  /** The question in plain text. */
  readonly prompt: string
}

const levelOrder: readonly Level[] = ['low', 'medium', 'high']

/** In the order in which it is best learned: topic by topic, and within one from low to high. */
export function buildDeck(questions: readonly Question[]): readonly DeckEntry[] {
  return questions
    .map(({ id, topic, level, kind, title }) => ({ id, topic, level, kind, prompt: title }))
    .toSorted(
      (a, b) =>
        topicSlugs.indexOf(a.topic) - topicSlugs.indexOf(b.topic) ||
        levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level) ||
        a.id.localeCompare(b.id, 'en'),
    )
}
