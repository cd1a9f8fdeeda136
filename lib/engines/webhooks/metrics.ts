import type { EndpointChange, Received, WebhookEvent } from './event'
import type { WebhookScenario } from './scenario'

export interface WebhookMetrics {
  readonly endpoints: readonly EndpointMetrics[]
}

export interface EndpointMetrics {
  readonly created: number
  readonly delivered: number
  /** Dead now: a replay takes letters out again. */
  readonly dead: number
  readonly attempts: number
  readonly retries: number
  readonly timeouts: number
  readonly queued: number
  readonly inFlight: number
  readonly waiting: number
  readonly mostQueued: number
  readonly mostInFlight: number
  /** From creation to delivery: the longest, and all together. */
  readonly slowestMs: number
  readonly totalMs: number
  readonly state: EndpointChange['state']
  readonly copies: CopyMetrics
}

/** What became of the copies that reached the consumer. */
export interface CopyMetrics extends Readonly<Record<Received['effect'], number>> {
  /** Copies of an attacker that were believed. */
  readonly forged: number
}

/** Not yet delivered and not dead. */
export function pendingOf({ created, delivered, dead }: EndpointMetrics): number {
  return created - delivered - dead
}

const NO_COPIES: CopyMetrics = {
  applied: 0,
  regressed: 0,
  repeated: 0,
  duplicate: 0,
  stale: 0,
  unchanged: 0,
  refused: 0,
  forged: 0,
}

const NOTHING: EndpointMetrics = {
  created: 0,
  delivered: 0,
  dead: 0,
  attempts: 0,
  retries: 0,
  timeouts: 0,
  queued: 0,
  inFlight: 0,
  waiting: 0,
  mostQueued: 0,
  mostInFlight: 0,
  slowestMs: 0,
  totalMs: 0,
  state: 'active',
  copies: NO_COPIES,
}

export function startMetrics({ endpoints }: WebhookScenario): WebhookMetrics {
  return { endpoints: endpoints.map(() => NOTHING) }
}

export function addEvent(metrics: WebhookMetrics, event: WebhookEvent): WebhookMetrics {
  const endpoints = metrics.endpoints.slice()
  endpoints[event.endpoint] = addToEndpoint(endpoints[event.endpoint]!, event)
  return { endpoints }
}

function addToEndpoint(before: EndpointMetrics, event: WebhookEvent): EndpointMetrics {
  const { queued, inFlight, waiting } = event.load
  const isFailure = event.kind === 'waiting' || event.kind === 'dead'
  const tookMs = event.kind === 'delivered' ? event.atMs - event.createdAtMs : 0
  return {
    created: before.created + Number(event.kind === 'created'),
    delivered: before.delivered + Number(event.kind === 'delivered'),
    dead: before.dead + Number(event.kind === 'dead') - Number(event.kind === 'replayed'),
    attempts: before.attempts + Number(event.kind === 'attempt'),
    retries: before.retries + Number(event.kind === 'attempt' && event.attempt > 1),
    timeouts: before.timeouts + Number(isFailure && event.status === 'timeout'),
    queued,
    inFlight,
    waiting,
    mostQueued: Math.max(before.mostQueued, queued),
    mostInFlight: Math.max(before.mostInFlight, inFlight),
    slowestMs: Math.max(before.slowestMs, tookMs),
    totalMs: before.totalMs + tookMs,
    state: event.kind === 'endpoint' ? event.state : before.state,
    copies: event.kind === 'received' ? addCopy(before.copies, event) : before.copies,
  }
}

function addCopy(before: CopyMetrics, { effect, source }: Received): CopyMetrics {
  const isForged = source === 'attacker' && effect !== 'refused'
  return {
    ...before,
    [effect]: before[effect] + 1,
    forged: before.forged + Number(isForged),
  }
}
