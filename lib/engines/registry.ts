import { circuitBreaker } from './circuit-breaker/circuit-breaker'
import * as circuitBreakerRuns from './circuit-breaker/examples'
import type { Engine, TraceEvent } from './engine'
import * as paginationRuns from './pagination/examples'
import { pagination } from './pagination/pagination'
import * as rateLimitRuns from './rate-limit/examples'
import { rateLimiting } from './rate-limit/rate-limit'
import * as webhookRuns from './webhooks/examples'
import { webhooks } from './webhooks/webhooks'

/** One engine with the runs that show it at work. Pages, checks and tests iterate over these. */
export interface RegistryEntry {
  /** Also the URL slug of its simulator. */
  readonly id: string
  /** Rises whenever a pinned run changes: a link made with an older one opens with a note. */
  readonly version: number
  /** Its scenario is known only to its own schema. */
  readonly engine: Engine<unknown, TraceEvent, unknown>
  /** The loop it is timed against: one walk over arrivals, or a heap of pending tasks. */
  readonly shape: 'stream' | 'agenda'
  /** At least three, different in kind. */
  readonly examples: readonly unknown[]
  /** One run of at least 200,000 events. */
  readonly heavy: unknown
}

export const registry: readonly RegistryEntry[] = [
  {
    id: 'rate-limiting',
    version: 2,
    engine: rateLimiting,
    shape: 'stream',
    examples: rateLimitRuns.examples,
    heavy: rateLimitRuns.heavy,
  },
  {
    id: 'pagination',
    version: 1,
    engine: pagination,
    shape: 'stream',
    examples: paginationRuns.examples,
    heavy: paginationRuns.heavy,
  },
  {
    id: 'webhooks',
    version: 1,
    engine: webhooks,
    shape: 'agenda',
    examples: webhookRuns.examples,
    heavy: webhookRuns.heavy,
  },
  {
    id: 'circuit-breaker',
    version: 1,
    engine: circuitBreaker,
    shape: 'agenda',
    examples: circuitBreakerRuns.examples,
    heavy: circuitBreakerRuns.heavy,
  },
]
