import type { ItemId } from './item-id'
import type { Item } from './schema'
import { pathOf } from './site-paths'
import { titleOf } from './title'

/** What a review session needs to know of all items at once, beside the deck. */
export interface ReviewFile {
  /** Questions that follow up on each other are not asked on one day. */
  readonly followUps: readonly { readonly id: ItemId; readonly followUps: readonly ItemId[] }[]
  /** What is no question is asked on its own page; by path or, where pages are shared, by id. */
  readonly titles: Readonly<Record<string, string>>
}

export function buildReviewFile(items: readonly Item[]): ReviewFile {
  const elsewhere = items.filter(({ shelf }) =>
    ['design', 'incident', 'simulation'].includes(shelf),
  )
  return {
    followUps: items.flatMap((item) => {
      if (item.shelf !== 'question') return []
      const followUps = item.followUps.flatMap((probe) => ('id' in probe ? [probe.id] : []))
      return followUps.length > 0 ? [{ id: item.id, followUps }] : []
    }),
    titles: Object.fromEntries(
      elsewhere.map((item) => [
        item.shelf === 'simulation' ? item.id : pathOf(item),
        titleOf(item),
      ]),
    ),
  }
}
