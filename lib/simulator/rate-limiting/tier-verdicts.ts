import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import { createLimiter, unpunished, type TierPolicy } from '@/lib/engines/rate-limit/policy'
import { isTiered } from '@/lib/engines/rate-limit/quota'
import { stateAt } from '@/lib/engines/rate-limit/state-at'
import { clockOf } from '@/lib/engines/rate-limit/surroundings'
import type { Tiers } from '@/lib/engines/rate-limit/tiers'

import type { RateLimitRun } from './reading'

/** What one tier of a lane said to a request, and what it has left after that. */
export interface TierVerdict {
  readonly tier: TierPolicy
  readonly says: 'admits' | 'refuses' | 'is not asked'
  readonly remaining: number
  readonly waitMs: number
}

/** Tier by tier, by asking each once more from the state in which the request found it. */
export function tierVerdicts(run: RateLimitRun, event: RateLimitEvent): readonly TierVerdict[] {
  const { scenario, trace } = run
  const lane = scenario.lanes[event.lane]!
  if (lane.kind === 'cluster' || !isTiered(lane.policy)) return []
  const { policy } = lane
  const place = trace.events.lastIndexOf(event)
  const { tiers: found } = stateAt(scenario, trace.events.slice(0, place), event) as Tiers
  const { tiers: left } = stateAt(scenario, trace.events.slice(0, place + 1), event) as Tiers
  const clockMs = clockOf(scenario.clockSteps)(event.atMs)
  const isTogether = policy.kind === 'all-of' && policy.charge === 'together'
  let isDecided = false
  return policy.tiers.map((tier, n) => {
    const limiter = createLimiter(isTogether ? unpunished(tier) : tier)
    const { remaining } = limiter.decide(left[n], clockMs, 0)
    if (isDecided) return { tier, says: 'is not asked', remaining, waitMs: 0 }
    const { allowed, retryAfterMs } = limiter.decide(found[n], clockMs, event.cost)
    // All must admit, or one: either way a tier may settle it for those behind it.
    isDecided = !isTogether && allowed === (policy.kind === 'any-of')
    return { tier, says: allowed ? 'admits' : 'refuses', remaining, waitMs: retryAfterMs }
  })
}
