import type { Item } from './schema'
import { topicTitle } from './topics'

/** How an item is called in lists: plain text. */
export function titleOf(item: Item): string {
  switch (item.shelf) {
    case 'glossary':
      return item.term
    case 'topic':
      return topicTitle(item.topic)
    default:
      return item.title
  }
}
