import type { RateLimitScenario, Source } from '@/lib/engines/rate-limit/scenario'

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
  return lanes.some(({ kind }) => kind === 'cluster') ? [burst, silence, outage] : [burst, silence]
}

/** An even source that is over before its second request. */
export function withRequest(scenario: RateLimitScenario, atMs: number): RateLimitScenario {
  const { cost, firstKey } = scenario.sources[0]!
  const request: Source = {
    arrivals: { kind: 'constant', perSecond: 1 },
    cost,
    firstKey,
    keys: 1,
    skew: 'even',
    fromMs: atMs,
    untilMs: atMs + 1,
  }
  return { ...scenario, sources: [...scenario.sources, request] }
}

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
