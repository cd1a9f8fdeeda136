import type { ItemId } from '@/lib/content/item-id'

/** Items that give each other away: a question and the questions that follow up on it. */
export type Siblings = ReadonlyMap<ItemId, ReadonlySet<ItemId>>

/** Both ways, whichever of the two names the other. */
export function siblingsOf(
  pairs: readonly { readonly id: ItemId; readonly followUps: readonly ItemId[] }[],
): Siblings {
  const siblings = new Map<ItemId, Set<ItemId>>()
  const add = (one: ItemId, other: ItemId) =>
    siblings.set(one, (siblings.get(one) ?? new Set<ItemId>()).add(other))
  for (const { id, followUps } of pairs) {
    for (const followUp of followUps) {
      add(id, followUp)
      add(followUp, id)
    }
  }
  return siblings
}

export function hasSiblingIn(ids: ReadonlySet<ItemId>, id: ItemId, siblings: Siblings): boolean {
  return [...(siblings.get(id) ?? [])].some((sibling) => ids.has(sibling))
}
