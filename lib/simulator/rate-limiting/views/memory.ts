import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { TierPolicy } from '@/lib/engines/rate-limit/policy'
import { isTiered } from '@/lib/engines/rate-limit/quota'
import type { Lane } from '@/lib/engines/rate-limit/scenario'
import { count } from '@/lib/format/count'

import type { SheetRow } from '../../view'
import { amount } from '../../words'
import { laneNames } from '../policy-words'
import { newestOfKeys, type RateView } from './rate-view'

const BYTES = 8
const MILLION = 1_000_000

type PolicyLane = Extract<Lane, { readonly kind: 'policy' }>

/** What each policy has to remember, counted in what its engine did remember. */
export const memory: RateView = {
  id: 'memory',
  title: 'Memory',
  about: ({ lanes }) => lanes.some(({ kind }) => kind === 'policy'),
  at: (run, atMs) => {
    const names = laneNames(run.scenario.lanes)
    const newest = newestOfKeys(run, atMs)
    return {
      says: `Counted in the numbers that the engine here keeps of a key, at ${BYTES} bytes each; a store adds its own overhead. A log keeps one time for each admitted request of its window, the others the same few numbers whatever happens.`,
      columns: ['Lane', 'fullest key', 'bytes', 'keys', 'all keys', 'a million like the fullest'],
      rows: run.scenario.lanes.flatMap((lane, n) =>
        lane.kind === 'policy' ? [rowOf(names[n]!, lane, [...newest[n]!.values()])] : [],
      ),
    }
  },
}

function rowOf(name: string, lane: PolicyLane, events: readonly RateLimitEvent[]): SheetRow {
  const numbers = events.map(({ state }) => numbersIn(lane, state))
  const most = Math.max(0, ...numbers)
  const sum = numbers.reduce((total, own) => total + own, 0)
  return {
    cells: [
      name,
      count(most, 'number'),
      amount(most * BYTES),
      amount(events.length),
      bytes(sum * BYTES),
      bytes(most * BYTES * MILLION),
    ].map((text) => ({ text })),
  }
}

/** How many numbers a limiter remembers of one key. */
function numbersIn({ policy }: PolicyLane, state: unknown): number {
  if (!isTiered(policy)) return ofTier(policy, state)
  const { tiers } = state as { readonly tiers: readonly unknown[] }
  return policy.tiers.reduce((sum, tier, n) => sum + ofTier(tier, tiers[n]), 0)
}

/** An event keeps of a log how many are in it; all other states are the numbers themselves. */
function ofTier(tier: TierPolicy, state: unknown): number {
  if (tier.kind === 'sliding-log') return (state as { readonly used: number }).used
  return Object.values(state as object).filter((part) => typeof part === 'number').length
}

function bytes(n: number): string {
  if (n < 1_000) return `${amount(n)} B`
  if (n < MILLION) return `${amount(n / 1_000)} kB`
  return `${amount(n / MILLION)} MB`
}
