import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { RateLimitMetrics } from '@/lib/engines/rate-limit/metrics'
import type { RateLimitScenario } from '@/lib/engines/rate-limit/scenario'

import type { Claim } from '../instrument'
import { amount, moment } from '../words'
import { laneNames, limitOf } from './policy-words'

type RateLimitClaim = Claim<RateLimitScenario, RateLimitEvent, RateLimitMetrics>

/** Inputs are listed times of single requests: short, and easy to read when one breaks a claim. */
const SPAN_WINDOWS = 3

const withTimes = (scenario: RateLimitScenario, times: readonly number[]): RateLimitScenario => ({
  ...scenario,
  durationMs: Math.max(scenario.durationMs, (times.at(-1) ?? 0) + 1),
  sources: [
    {
      arrivals: { kind: 'trace', times: [...times] },
      cost: 1,
      firstKey: 0,
      keys: 1,
      skew: 'even',
      fromMs: 0,
    },
  ],
  retry: { kind: 'never' },
  clockSteps: [],
  storeOutages: [],
})

function timesOf({ sources }: RateLimitScenario): readonly number[] {
  const { arrivals } = sources[0]!
  return arrivals.kind === 'trace' ? arrivals.times : []
}

/** Bursts of random size at random moments, half of them near an edge of a window. */
function propose(scenario: RateLimitScenario, n: number, random: () => number): RateLimitScenario {
  const { trailingMs } = scenario
  const limit = Math.min(200, Math.max(...scenario.lanes.map(limitOf)))
  const bursts = 2 + (n % 3)
  const times = Array.from({ length: bursts }, () => {
    const near = Math.floor(random() * SPAN_WINDOWS * 2 + 1) * (trailingMs / 2)
    const anywhere = random() * SPAN_WINDOWS * trailingMs
    const atMs = Math.max(0, Math.floor(random() < 0.7 ? near + (random() - 0.5) * 4 : anywhere))
    return new Array<number>(1 + Math.floor(random() * limit)).fill(atMs)
  })
  return withTimes(
    scenario,
    times.flat().toSorted((a, b) => a - b),
  )
}

/** One request less: halves, then quarters, then single ones. */
function shorter(scenario: RateLimitScenario): readonly RateLimitScenario[] {
  const times = timesOf(scenario)
  const sizes = [2, 4, 8, times.length].map((parts) =>
    Math.max(1, Math.floor(times.length / parts)),
  )
  return [...new Set(sizes)].flatMap((size) =>
    Array.from({ length: Math.ceil(times.length / size) }, (_, part) =>
      withTimes(
        scenario,
        times.filter((__, at) => at < part * size || at >= (part + 1) * size),
      ),
    ).filter((candidate) => timesOf(candidate).length > 0),
  )
}

const search = { about: () => true, propose, shorter }

export const claims: readonly RateLimitClaim[] = [
  {
    ...search,
    id: 'never-more-than-limit',
    says: 'No policy here admits more than its limit within the window for the worst count.',
    broken: ({ scenario, trace }) => {
      const found = trace.events.find(
        ({ lane, trailing }) => trailing > limitOf(scenario.lanes[lane]!),
      )
      if (!found) return null
      const name = laneNames(scenario.lanes)[found.lane]!
      return {
        atMs: found.atMs,
        says: `${name} admitted ${amount(found.trailing)} in the ${moment(scenario.trailingMs)} up to ${moment(found.atMs)}; its limit is ${amount(limitOf(scenario.lanes[found.lane]!))}.`,
      }
    },
  },
  {
    ...search,
    id: 'all-agree',
    says: 'All policies here decide alike.',
    about: ({ lanes }) => lanes.length > 1,
    broken: ({ scenario, trace }) => {
      const byRequest = new Map<number, RateLimitEvent>()
      const names = laneNames(scenario.lanes)
      for (const event of trace.events) {
        const first = byRequest.get(event.request)
        if (first === undefined) byRequest.set(event.request, event)
        else if ((first.kind === 'throttled') !== (event.kind === 'throttled')) {
          const verb = (e: RateLimitEvent) => (e.kind === 'throttled' ? 'refuses' : 'admits')
          return {
            atMs: event.atMs,
            says: `At ${moment(event.atMs)} ${names[first.lane]!} ${verb(first)} what ${names[event.lane]!} ${verb(event)}.`,
          }
        }
      }
      return null
    },
  },
]
