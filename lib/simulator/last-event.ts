/** How many events happened by `atMs`: a binary search, as events are in time order. */
export function countBy(events: readonly { readonly atMs: number }[], atMs: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (events[middle]!.atMs <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
