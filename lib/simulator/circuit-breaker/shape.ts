import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'

import type { Shape } from '../reading'

/** Drawn are the answers that callers get, and what a breaker refuses. */
export function shapeOf({ kind, tier }: CircuitBreakerEvent): Shape | null {
  if (kind === 'short-circuited') return 'ring'
  if (tier !== 0) return null
  if (kind === 'served') return 'dot'
  return kind === 'failed' ? 'cross' : null
}
