import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import { isTiered } from '@/lib/engines/rate-limit/quota'
import { countBy } from '@/lib/engines/trace'

import { cell } from '../../cell'
import type { SheetRow } from '../../view'
import { amount, moment } from '../../words'
import { laneNames, policyName, policyNote } from '../policy-words'
import type { RateLimitRun } from '../reading'
import { tierVerdicts } from '../tier-verdicts'
import type { RateView } from './rate-view'

/** What each tier said to the newest request, and what it has left. */
export const tiers: RateView = {
  id: 'tiers',
  title: 'Tiers',
  about: ({ lanes }) => lanes.some((lane) => lane.kind === 'policy' && isTiered(lane.policy)),
  at: (run, atMs) => {
    const events = newestOfLanes(run, atMs)
    const newest = events.find((event) => event !== undefined)
    return {
      says: newest
        ? `What the tiers said to the request at ${moment(newest.atMs)}, and what each has left after it.`
        : 'Nobody has asked yet.',
      columns: ['Tier', 'verdict', 'left', 'wait'],
      rows: events.flatMap((event) => (event ? rowsOf(run, event) : [])),
    }
  },
}

function newestOfLanes(
  { scenario, trace }: RateLimitRun,
  atMs: number,
): readonly (RateLimitEvent | undefined)[] {
  const seen = trace.events.slice(0, countBy(trace.events, atMs))
  return scenario.lanes.map((_, lane) => seen.findLast((event) => event.lane === lane))
}

function rowsOf(run: RateLimitRun, event: RateLimitEvent): readonly SheetRow[] {
  const name = laneNames(run.scenario.lanes)[event.lane]!
  return tierVerdicts(run, event).map(({ tier, says, remaining, waitMs }, n) => ({
    cells: [
      { text: `${name}, tier ${n + 1}: ${policyName(tier).toLowerCase()} ${policyNote(tier)}` },
      cell(says, says === 'refuses' && 'the request does not pass here'),
      { text: amount(remaining) },
      { text: waitMs === Infinity ? 'for ever' : waitMs > 0 ? moment(waitMs) : '–' },
    ],
  }))
}
