import { createRandom } from '../random'
import { createCluster } from './cluster'
import type { RateLimitEvent } from './event'
import { createLedger, type Ledger } from './ledger'
import { createLimiter } from './policy'
import type { Lane, RateLimitScenario } from './scenario'
import { clockOf, storeOf } from './surroundings'

export interface Request {
  readonly request: number
  readonly source: number
  readonly key: number
  readonly cost: number
}

/** Judges one attempt and remembers it. */
export type Judge = (request: Request, attempt: number, atMs: number) => RateLimitEvent

/** Lanes take their random streams from here on, sources from 0. */
const FIRST_LANE_STREAM = 1_000

export function createLane(scenario: RateLimitScenario, lane: number): Judge {
  const ledger = createLedger(keysOf(scenario), scenario.trailingMs)
  const rules = scenario.lanes[lane]!
  return rules.kind === 'policy'
    ? policyLane(scenario, lane, rules, ledger)
    : clusterLane(scenario, lane, rules, ledger)
}

function keysOf({ sources }: RateLimitScenario): number {
  return Math.max(...sources.map(({ firstKey, keys }) => firstKey + keys))
}

function policyLane(
  scenario: RateLimitScenario,
  lane: number,
  { policy }: Extract<Lane, { readonly kind: 'policy' }>,
  ledger: Ledger,
): Judge {
  const limiter = createLimiter(policy)
  const states: unknown[] = ledger.offered.map(() => limiter.initial)
  const clock = clockOf(scenario.clockSteps)

  return ({ request, source, key, cost }, attempt, atMs) => {
    const clockMs = clock(atMs)
    const decision = limiter.decide(states[key], clockMs, cost)
    const { state, allowed, remaining, retryAfterMs, delayMs = 0 } = decision
    states[key] = state
    ledger.note(key, atMs, cost, allowed)
    return {
      kind: allowed ? (delayMs > 0 ? 'delayed' : 'allowed') : 'throttled',
      atMs,
      lane,
      request,
      attempt,
      source,
      key,
      cost,
      remaining,
      retryAfterMs,
      delayMs,
      keyOffered: ledger.offered[key]!,
      keyAdmitted: ledger.admitted[key]!,
      trailing: ledger.trailing[key]!,
      state: limiter.snapshot ? limiter.snapshot(state, clockMs) : state,
      cluster: null,
    }
  }
}

function clusterLane(
  scenario: RateLimitScenario,
  lane: number,
  rules: Extract<Lane, { readonly kind: 'cluster' }>,
  ledger: Ledger,
): Judge {
  const cluster = createCluster(rules.cluster)
  const { windowMs } = rules.cluster
  const states = ledger.offered.map(() => cluster.initial)
  const clock = clockOf(scenario.clockSteps)
  const isStoreUp = storeOf(scenario.storeOutages)
  const route = routeOf(rules, createRandom(scenario.seed, FIRST_LANE_STREAM + lane))
  // A merge runs beside the requests, which do not wait for it.
  const roundTripMs = rules.cluster.mode === 'local-sync' ? 0 : rules.roundTripMs

  return ({ request, source, key, cost }, attempt, atMs) => {
    const clockMs = clock(atMs)
    const node = route()
    const decision = cluster.decide(states[key]!, clockMs, node, cost, isStoreUp(atMs))
    const { state, allowed, storeOps } = decision
    states[key] = state
    ledger.note(key, atMs, cost, allowed)
    const windowEndMs = (state.index + 1) * windowMs
    return {
      kind: allowed ? 'allowed' : 'throttled',
      atMs,
      lane,
      request,
      attempt,
      source,
      key,
      cost,
      remaining: cluster.remaining(state, clockMs, node),
      retryAfterMs: allowed ? 0 : cost > cluster.most ? Infinity : windowEndMs - clockMs,
      delayMs: 0,
      keyOffered: ledger.offered[key]!,
      keyAdmitted: ledger.admitted[key]!,
      trailing: ledger.trailing[key]!,
      state: cluster.view(state, node),
      cluster: { node, storeOps, latencyMs: storeOps * roundTripMs, admitted: state.admitted },
    }
  }
}

function routeOf(
  { routing, cluster }: Extract<Lane, { readonly kind: 'cluster' }>,
  random: () => number,
): () => number {
  const { nodes } = cluster
  let next = -1
  switch (routing) {
    case 'first-node':
      return () => 0
    case 'random':
      return () => Math.floor(random() * nodes)
    case 'round-robin':
      return () => (next = (next + 1) % nodes)
  }
}
