import type { RateLimitEvent } from './event'
import { createLimiter } from './policy'
import type { RateLimitScenario } from './scenario'
import { clockOf } from './surroundings'

interface Place {
  readonly lane: number
  readonly key: number
}

/**
 * What the limiter of a lane remembers of a key after these events of a recorded run, or undefined
 * in a cluster. The newest event holds it, unless the state shares memory (a log): then the key's
 * requests are judged again.
 */
export function stateAt(
  scenario: RateLimitScenario,
  events: readonly RateLimitEvent[],
  { lane, key }: Place,
): unknown {
  const rules = scenario.lanes[lane]!
  if (rules.kind === 'cluster') return undefined
  const limiter = createLimiter(rules.policy)
  const isHere = (event: RateLimitEvent) => event.lane === lane && event.key === key
  if (limiter.snapshot === undefined) return events.findLast(isHere)?.state ?? limiter.initial

  const clock = clockOf(scenario.clockSteps)
  return events
    .filter(isHere)
    .reduce(
      (state, { atMs, cost }) => limiter.decide(state, clock(atMs), cost).state,
      limiter.initial,
    )
}
