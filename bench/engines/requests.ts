import { createRandom } from '@/lib/engines/random'

/** The same traffic for everyone: many keys, most of them near their limit. */
export interface Requests {
  readonly times: Int32Array
  readonly keys: Int32Array
  readonly costs: Int32Array
  readonly keyCount: number
}

export function makeRequests(count: number, keyCount: number): Requests {
  const random = createRandom(1)
  const times = new Int32Array(count)
  const keys = new Int32Array(count)
  const costs = new Int32Array(count)
  let atMs = 0
  for (let n = 0; n < count; n += 1) {
    // About 13 requests per key and second against a limit of 10.
    if (n % Math.round(keyCount / 77) === 0) atMs += 1
    times[n] = atMs
    keys[n] = Math.floor(random() * keyCount)
    costs[n] = random() < 0.1 ? 2 : 1
  }
  return { times, keys, costs, keyCount }
}
