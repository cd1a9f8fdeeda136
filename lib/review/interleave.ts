/**
 * Puts a list into an order in which no two neighbours share a topic while another is left, and
 * as few as can be in all. Otherwise the order stays: what is worth more still comes earlier.
 */
export function interleave<Item>(
  items: readonly Item[],
  topicOf: (item: Item) => string,
  previous?: string,
): readonly Item[] {
  const lanes = lanesOf(items, topicOf)
  const ordered: Item[] = []
  let last = previous
  for (let left = items.length; left > 0; left -= 1) {
    const others = lanes.filter(({ topic, items }) => items.length > 0 && topic !== last)
    // A topic with more than half of what is left has to go now, or it meets itself later.
    const lane =
      others.find(({ items }) => 2 * items.length > left) ??
      others.toSorted((a, b) => a.items[0]!.place - b.items[0]!.place)[0] ??
      lanes.find(({ topic }) => topic === last)!
    ordered.push(lane.items.shift()!.item)
    last = lane.topic
  }
  return ordered
}

interface Lane<Item> {
  readonly topic: string
  readonly items: { readonly item: Item; readonly place: number }[]
}

function lanesOf<Item>(
  items: readonly Item[],
  topicOf: (item: Item) => string,
): readonly Lane<Item>[] {
  const lanes = new Map<string, Lane<Item>>()
  items.forEach((item, place) => {
    const topic = topicOf(item)
    const lane = lanes.get(topic) ?? { topic, items: [] }
    lane.items.push({ item, place })
    lanes.set(topic, lane)
  })
  return [...lanes.values()]
}
