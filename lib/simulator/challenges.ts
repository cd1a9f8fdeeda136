import type { TraceEvent } from '@/lib/engines/engine'

import type { AnyChallenge, Challenge } from './challenge'
import { breakerChallenges } from './circuit-breaker/challenges'
import { paginationChallenges } from './pagination/challenges'
import { rateLimitChallenges } from './rate-limiting/challenges'
import { webhookChallenges } from './webhooks/challenges'

/** All goals, in the order in which they are shown on their simulator's page. */
export const challenges: readonly AnyChallenge[] = [
  ...rateLimitChallenges.map((challenge) => erased(challenge)),
  ...paginationChallenges.map((challenge) => erased(challenge)),
  ...webhookChallenges.map((challenge) => erased(challenge)),
  ...breakerChallenges.map((challenge) => erased(challenge)),
]

export function challengesOf(simulator: string): readonly AnyChallenge[] {
  return challenges.filter((challenge) => challenge.simulator === simulator)
}

/** As with instruments: only the engine knows its scenario, and its schema stands at the door. */
function erased<Scenario, Event extends TraceEvent, Metrics>(
  challenge: Challenge<Scenario, Event, Metrics>,
): AnyChallenge {
  return challenge as unknown as AnyChallenge
}
