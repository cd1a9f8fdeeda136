/** A cache with a time-to-live: how many requests still reach the origin? */
import * as z from 'zod/mini'

import { arrivalsSchema, createArrivals, mostArrivals } from './arrivals'
import { durationSchema, MOST_EVENTS, seedSchema, whole } from './bounds'
import type { Engine } from './engine'
import { createRandom } from './random'

const scenarioSchema = z
  .strictObject({
    seed: seedSchema,
    durationMs: durationSchema,
    arrivals: arrivalsSchema,
    keys: z._default(whole(1, 1_000), 1),
    ttlMs: whole(1, 86_400_000),
  })
  .check(
    // A link may hold anything: what would run too long is refused before it starts.
    z.refine(({ arrivals, durationMs }) => mostArrivals(arrivals, durationMs) <= MOST_EVENTS, {
      path: ['durationMs'],
      error: `would emit more than ${MOST_EVENTS} events`,
    }),
  )

export type CacheScenario = z.infer<typeof scenarioSchema>

export interface CacheEvent {
  readonly kind: 'hit' | 'miss'
  readonly atMs: number
  readonly key: number
  /** The state it left: until when this key is answered from the cache. */
  readonly freshUntilMs: number
}

export interface CacheMetrics {
  readonly hits: number
  readonly misses: number
}

export const cache: Engine<CacheScenario, CacheEvent, CacheMetrics> = {
  scenario: scenarioSchema,
  simulate,
  metrics: {
    start: () => ({ hits: 0, misses: 0 }),
    add: ({ hits, misses }, { kind }) =>
      kind === 'hit' ? { hits: hits + 1, misses } : { hits, misses: misses + 1 },
  },
}

function simulate(scenario: CacheScenario, emit: (event: CacheEvent) => void): void {
  const { seed, durationMs, arrivals, keys, ttlMs } = scenario
  // One stream per actor: another number of keys does not move the requests.
  const next = createArrivals(arrivals, durationMs, createRandom(seed, 0))
  const pick = createRandom(seed, 1)
  const freshUntil = new Array<number>(keys).fill(0)

  for (let atMs = next(); atMs < Infinity; atMs = next()) {
    const key = Math.floor(pick() * keys)
    const isHit = atMs < freshUntil[key]!
    if (!isHit) freshUntil[key] = atMs + ttlMs
    emit({ kind: isHit ? 'hit' : 'miss', atMs, key, freshUntilMs: freshUntil[key]! })
  }
}
