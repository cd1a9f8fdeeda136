/** First in, first out, in constant time: an array whose front is cut off now and then. */
export interface Fifo<Item> {
  size(): number
  /** The next item, which stays. */
  first(): Item | undefined
  put(item: Item): void
  take(): Item | undefined
}

/** Cutting costs the length of the rest, so it waits until the dead front is longer than that. */
const CUT_AT_LEAST = 64

export function createFifo<Item>(): Fifo<Item> {
  let items: (Item | undefined)[] = []
  let front = 0
  return {
    size: () => items.length - front,
    first: () => items[front],
    put: (item) => {
      items.push(item)
    },
    take: () => {
      if (front === items.length) return undefined
      const item = items[front]
      items[front] = undefined
      front += 1
      if (front >= CUT_AT_LEAST && 2 * front >= items.length) {
        items = items.slice(front)
        front = 0
      }
      return item
    },
  }
}
