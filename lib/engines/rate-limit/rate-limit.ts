/**
 * Rate limiting: one traffic meets up to seven rules side by side.
 *
 * A new algorithm is one file with a `Limiter`, one member of `policySchema` and one case in
 * `createLimiter`; nothing here changes.
 */
import { createAgenda, runAgenda } from '../agenda'
import type { Engine } from '../engine'
import type { RateLimitEvent } from './event'
import { createLane, type Request } from './lane'
import { addEvent, startMetrics, type RateLimitMetrics } from './metrics'
import { scenarioSchema, type RateLimitScenario, type Retry } from './scenario'
import { createTraffic, type Traffic } from './traffic'

export const rateLimiting: Engine<RateLimitScenario, RateLimitEvent, RateLimitMetrics> = {
  scenario: scenarioSchema,
  simulate,
  metrics: { start: startMetrics, add: addEvent },
}

type Task =
  | { readonly kind: 'arrival'; readonly traffic: Traffic }
  | {
      readonly kind: 'retry'
      readonly lane: number
      readonly request: Request
      readonly attempt: number
    }

function simulate(scenario: RateLimitScenario, emit: (event: RateLimitEvent) => void): void {
  const { retry, durationMs } = scenario
  const agenda = createAgenda<Task>()
  const lanes = scenario.lanes.map((_, lane) => createLane(scenario, lane))
  let requests = 0

  const judge = (lane: number, request: Request, attempt: number, atMs: number) => {
    const event = lanes[lane]!(request, attempt, atMs)
    emit(event)
    const waitMs = waitBeforeRetry(retry, event)
    if (waitMs === Infinity) return
    agenda.schedule(atMs + waitMs, { kind: 'retry', lane, request, attempt: attempt + 1 })
  }

  for (let source = 0; source < scenario.sources.length; source += 1) {
    const traffic = createTraffic(scenario, source)
    agenda.schedule(traffic.nextAtMs(), { kind: 'arrival', traffic })
  }
  runAgenda(agenda, durationMs - 1, (task, atMs) => {
    if (task.kind === 'retry') return judge(task.lane, task.request, task.attempt, atMs)
    const { traffic } = task
    const { source, cost } = traffic
    const request = { request: requests, source, key: traffic.nextKey(), cost }
    requests += 1
    for (let lane = 0; lane < lanes.length; lane += 1) judge(lane, request, 1, atMs)
    agenda.schedule(traffic.nextAtMs(), task)
  })
}

/** Infinity when the client does not come back. */
function waitBeforeRetry(retry: Retry, { kind, attempt, retryAfterMs }: RateLimitEvent): number {
  if (kind !== 'throttled' || retry.kind === 'never' || attempt >= retry.attempts) return Infinity
  return retry.kind === 'loop' ? retry.everyMs : retryAfterMs
}
