import { createArrivals } from '../arrivals'
import { createRandom } from '../random'
import { spanOf, type RateLimitScenario } from './scenario'

/** One stream of requests: when the next one comes, and for which key. */
export interface Traffic {
  readonly source: number
  readonly cost: number
  nextAtMs(): number
  nextKey(): number
}

export function createTraffic(scenario: RateLimitScenario, source: number): Traffic {
  const { arrivals, cost, fromMs, firstKey, keys, skew } = scenario.sources[source]!
  // Two streams each: a change of keys does not move the arrivals.
  const next = createArrivals(
    arrivals,
    spanOf(scenario.sources[source]!, scenario.durationMs),
    createRandom(scenario.seed, 2 * source),
  )
  const random = createRandom(scenario.seed, 2 * source + 1)
  const pick = skew === 'zipf' ? zipf(keys, random) : () => Math.floor(random() * keys)
  return {
    source,
    cost,
    nextAtMs: () => fromMs + next(),
    nextKey: keys === 1 ? () => firstKey : () => firstKey + pick(),
  }
}

/** The n-th of `keys` with weight 1/n, by bisecting the running sums. */
function zipf(keys: number, random: () => number): () => number {
  let sum = 0
  const sums = Array.from({ length: keys }, (_, n) => (sum += 1 / (n + 1)))
  return () => {
    const target = random() * sum
    let low = 0
    let high = keys - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sums[middle]! <= target) low = middle + 1
      else high = middle
    }
    return low
  }
}
