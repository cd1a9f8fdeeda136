import type { Item } from './schema'

/** How an item is called in lists: plain text. */
export function titleOf(item: Item): string {
  return item.shelf === 'glossary' ? item.term : item.title
}
