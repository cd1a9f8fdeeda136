import {
  INCIDENTS_MOST,
  SOURCES_MOST,
  type RateLimitScenario,
  type Source,
} from '@/lib/engines/rate-limit/scenario'

import type { Fork } from '../instrument'

const BURST = 10
const OUTAGE_MS = 2_000

/** Sources and outages that begin at this moment: what came before stays byte for byte the same. */
export function forks(
  scenario: RateLimitScenario,
  atMs: number,
): readonly Fork<RateLimitScenario>[] {
  const { sources, lanes, storeOutages, durationMs } = scenario
  if (atMs >= durationMs) return []
  const burst: Fork<RateLimitScenario> = {
    id: 'burst',
    label: `Add a burst of ${BURST} requests here`,
    scenario: { ...scenario, sources: [...sources, burstAt(atMs, sources[0]!)] },
  }
  const silence: Fork<RateLimitScenario> = {
    id: 'silence',
    label: 'Stop all traffic here',
    scenario: { ...scenario, sources: sources.map((source) => until(source, atMs)) },
  }
  const outage: Fork<RateLimitScenario> = {
    id: 'store-outage',
    label: 'Take the store away for 2 s',
    scenario: {
      ...scenario,
      storeOutages: [...storeOutages, { fromMs: atMs, untilMs: atMs + OUTAGE_MS }],
    },
  }
  const hasStore = lanes.some(({ kind }) => kind === 'cluster')
  return [
    ...(sources.length < SOURCES_MOST ? [burst] : []),
    silence,
    ...(hasStore && storeOutages.length < INCIDENTS_MOST ? [outage] : []),
  ]
}

/**
 * Requests by hand share one source, as often as one likes; null when there is no room for it. A
 * playhead may stand between two milliseconds, a recorded time may not.
 */
export function withRequest(scenario: RateLimitScenario, atMs: number): RateLimitScenario | null {
  const { sources } = scenario
  const { cost, firstKey } = sources[0]!
  const byHand = sources.findIndex((source, n) => n > 0 && isByHand(source))
  const before = sources[byHand]?.arrivals
  const times = before?.kind === 'trace' ? before.times : []
  const source: Source = {
    arrivals: { kind: 'trace', times: [...times, Math.floor(atMs)].toSorted((a, b) => a - b) },
    cost,
    firstKey,
    keys: 1,
    skew: 'even',
    fromMs: 0,
  }
  if (byHand >= 0) return { ...scenario, sources: sources.with(byHand, source) }
  return sources.length < SOURCES_MOST ? { ...scenario, sources: [...sources, source] } : null
}

/** Of one key and counted from the start: one more time draws nothing and moves nothing else. */
const isByHand = ({ arrivals, keys, fromMs, untilMs }: Source) =>
  arrivals.kind === 'trace' && keys === 1 && fromMs === 0 && untilMs === undefined

/** A trace is counted from the start of its source, so ten zeros are one instant. */
function burstAt(atMs: number, { cost, firstKey }: Source): Source {
  return {
    arrivals: { kind: 'trace', times: new Array<number>(BURST).fill(0) },
    cost,
    firstKey,
    keys: 1,
    skew: 'even',
    fromMs: atMs,
  }
}

/**
 * Cut at its end, a source says the same up to it, as every process runs forward from `fromMs`;
 * but a ramp reads its slope from the end, and is left as it is.
 */
function until(source: Source, atMs: number): Source {
  if (source.arrivals.kind === 'ramp') return source
  return { ...source, untilMs: Math.min(source.untilMs ?? Infinity, Math.max(atMs, source.fromMs)) }
}
