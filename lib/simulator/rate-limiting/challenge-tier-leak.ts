import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'

import { amount, moment } from '../words'
import type { RateLimitChallenge } from './challenges'

const WINDOW = { kind: 'fixed-window', limit: 20, windowMs: 10_000 }
const BUCKET = { kind: 'token-bucket', capacity: 3, refillTokens: 1, refillMs: 2_000 }

const tierRun = (charge: string, tiers: readonly object[]) => ({
  seed: 1,
  durationMs: 20_000,
  sources: [{ arrivals: { kind: 'bursts', perSecond: 10, onMs: 2_000, offMs: 3_000 } }],
  lanes: [{ kind: 'policy', policy: { kind: 'all-of', charge, tiers } }],
})

export const tierLeak: RateLimitChallenge = {
  id: 'limit-tier-leak',
  simulator: 'rate-limiting',
  title: 'Stop the tier leak',
  task: 'Two tiers must both admit a request: 20 in 10 s, and a bucket of 3. Change the policy so that no refused request is charged to any tier.',
  start: tierRun('as-you-go', [WINDOW, BUCKET]),
  editable: [
    ['lanes', 0, 'policy', 'charge'],
    ['lanes', 0, 'policy', 'tiers'],
  ],
  missed: ({ trace }) => {
    const before = new Map<number, string>()
    for (const event of trace.events) {
      const tiers = chargesOf(event)
      const earlier = before.get(event.key)
      if (event.kind === 'throttled' && earlier !== undefined && earlier !== tiers) {
        return {
          atMs: event.atMs,
          says: `The request at ${moment(event.atMs)} was refused, and its ${amount(event.cost)} was charged to a tier.`,
        }
      }
      before.set(event.key, tiers)
    }
    return null
  },
  solution: tierRun('together', [WINDOW, BUCKET]),
  wrong: [
    tierRun('as-you-go', [BUCKET, { ...WINDOW, limit: 4 }]),
    tierRun('as-you-go', [{ ...WINDOW, limit: 100 }, BUCKET]),
    tierRun('as-you-go', [WINDOW, { ...BUCKET, capacity: 10 }]),
  ],
}

/** What the tiers hold, but for the passing of time: a refusal must leave it as it was. */
function chargesOf({ state }: RateLimitEvent): string {
  return JSON.stringify(state)
}
