import { isTopicSlug, topicTitle } from '@/lib/content/topics'
import type { ItemId } from '@/lib/content/item-id'
import { fromReview, pageOf } from '@/lib/review/askables'
import type { ReviewState } from '@/lib/review/review-state'

import type { ReviewItems } from './use-review-items'

export interface Named {
  readonly title: string
  /** Where it can be looked at by itself. */
  readonly href: string
}

/** What an item is called, and where its own page is. */
export type Names = (id: ItemId) => Named

export function nameBy({ deck, titles }: ReviewItems, { cards }: ReviewState): Names {
  const prompts = new Map(deck.map(({ id, prompt }) => [id, prompt]))
  return (id) => {
    const prompt = prompts.get(id)
    if (prompt !== undefined) return { title: prompt, href: `/questions/${id}` }
    const link = cards.get(id)?.link ?? '/'
    return {
      title: titles[id] ?? titles[pageOf(link)] ?? id.replaceAll('-', ' '),
      href: fromReview(link),
    }
  }
}

const areas: Readonly<Record<string, string>> = {
  simulators: 'Simulators',
  designs: 'Designs',
  incidents: 'Incidents',
}

/** A topic of the bank, or the area in which something else is asked. */
export const topicName = (topic: string) =>
  isTopicSlug(topic) ? topicTitle(topic) : (areas[topic] ?? topic)
