import type { ItemId } from './item-id'
import { levels, type Level } from './levels'
import type { QuestionKind } from './question-kinds'
import type { Question } from './shelves/question'
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

/** In the order in which it is best learned: topic by topic, and within one from low to high. */
export function buildDeck(questions: readonly Question[]): readonly DeckEntry[] {
  const entries = questions.map(entryOf)
  return topicSlugs.flatMap((slug) => {
    const ofTopic = entries.filter(({ topic }) => topic === slug)
    return levels.flatMap((wanted) => ofTopic.filter(({ level }) => level === wanted))
  })
}

function entryOf({ id, topic, level, kind, title }: Question): DeckEntry {
  return { id, topic, level, kind, prompt: title }
}
