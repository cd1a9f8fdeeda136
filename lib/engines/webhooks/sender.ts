/**
 * The sender: an event is pending, then in flight, then delivered, waiting or dead. Each endpoint
 * has its own queue; workers are its own too, unless the scenario gives one pool for all.
 */
import { delayAfter } from './backoff'
import { arrive, receive } from './consumer'
import type { Dead } from './event'
import { loadOf, type Delivery, type Lane } from './lane'
import { drawLatencyMs } from './latency'
import { classify, type Status } from './response'
import type { Run } from './run'
import type { Replay } from './scenario'

export function create(run: Run, lane: Lane, atMs: number): void {
  const delivery = lane.create(atMs)
  const { event, receipt } = delivery
  const { subject, sequence } = receipt
  const isDisabled = lane.gate.isDisabled()
  if (!isDisabled) enqueue(run, lane, delivery)
  const load = loadOf(lane)
  run.emit({ kind: 'created', atMs, endpoint: lane.index, event, subject, sequence, load })
  if (isDisabled) bury(run, lane, delivery, { atMs, reason: 'disabled' })
  else drain(run, lane, atMs)
}

/** Dead letters of one endpoint, in the order in which they died, each with a fresh budget. */
export function replay(run: Run, { endpoint, events }: Replay, atMs: number): void {
  const lane = run.lanes[endpoint]!
  const chosen = events && new Set(events)
  lane.gate.enable()
  lane.replaysLeft -= 1
  announce(run, lane, atMs)
  for (const delivery of lane.deadLetters.values()) {
    const { event } = delivery
    if (chosen && !chosen.has(event)) continue
    lane.deadLetters.delete(event)
    delivery.round += 1
    delivery.attempt = 0
    delivery.lastDelayMs = undefined
    enqueue(run, lane, delivery)
    const { attempt, round } = delivery
    run.emit({ kind: 'replayed', atMs, endpoint, event, attempt, round, load: loadOf(lane) })
  }
  if (lane.replaysLeft === 0) lane.deadLetters.clear()
  drain(run, lane, atMs)
}

function enqueue(run: Run, lane: Lane, delivery: Delivery): void {
  delivery.place = run.places
  run.places += 1
  lane.queue.put(delivery)
}

/** Starts what may start, the event that has waited longest first. */
function drain(run: Run, lane: Lane, atMs: number): void {
  const { workers = Infinity } = run.scenario.sender
  while (run.inFlight < workers) {
    const next = workers === Infinity ? lane : longestWaiting(run.lanes, atMs)
    if (!next || !isReady(next, atMs)) return
    start(run, next, atMs)
  }
}

function longestWaiting(lanes: readonly Lane[], atMs: number): Lane | undefined {
  let first: Lane | undefined
  for (const lane of lanes) {
    if (!isReady(lane, atMs)) continue
    if (!first || lane.queue.first()!.place < first.queue.first()!.place) first = lane
  }
  return first
}

function isReady({ queue, inFlight, policy, gate }: Lane, atMs: number): boolean {
  return queue.size() > 0 && inFlight < policy.concurrency && gate.blockedUntilMs() <= atMs
}

function start(run: Run, lane: Lane, atMs: number): void {
  const probe = lane.gate.admit(atMs)
  announce(run, lane, atMs)
  if (probe === undefined) return

  const delivery = lane.queue.take()!
  delivery.attempt += 1
  delivery.startedAtMs = atMs
  delivery.probe = probe
  lane.inFlight += 1
  run.inFlight += 1
  const { event, attempt, round } = delivery
  const load = loadOf(lane)
  run.emit({ kind: 'attempt', atMs, endpoint: lane.index, event, attempt, round, load })
  carry(run, lane, delivery, atMs)
}

/**
 * To the consumer and back. An answer in the very millisecond of the time-out is too late; the
 * work may be done all the same.
 */
function carry(run: Run, lane: Lane, delivery: Delivery, atMs: number): void {
  const { agenda } = run
  const { timeoutMs } = run.scenario.sender
  const { attempt } = delivery
  const { status, isProcessed, retryAfterMs } = arrive(run, lane, delivery, atMs)
  const latencyMs = drawLatencyMs(lane.policy.latency, lane.latency)
  const isLate = status === 'timeout' || latencyMs >= timeoutMs
  const endsAtMs = atMs + (isLate ? timeoutMs : latencyMs)
  const doneAtMs = atMs + latencyMs

  if (isProcessed && doneAtMs !== endsAtMs)
    agenda.schedule(doneAtMs, (now) => receive(run, lane, delivery, attempt, now))
  agenda.schedule(endsAtMs, (now) => {
    if (isProcessed && doneAtMs === endsAtMs) receive(run, lane, delivery, attempt, now)
    settle(run, lane, delivery, isLate ? 'timeout' : status, isLate ? 0 : retryAfterMs, now)
  })
}

function settle(
  run: Run,
  lane: Lane,
  delivery: Delivery,
  status: Status,
  retryAfterMs: number,
  atMs: number,
): void {
  const { startedAtMs, probe, createdAtMs, event, attempt, round } = delivery
  const verdict = classify(status, { policy: run.scenario.sender.responses })
  lane.inFlight -= 1
  run.inFlight -= 1
  lane.gate.record(atMs, { verdict, durationMs: atMs - startedAtMs, retryAfterMs, probe })

  if (verdict === 'delivered') {
    const load = loadOf(lane)
    const endpoint = lane.index
    run.emit({
      kind: 'delivered',
      atMs,
      endpoint,
      event,
      attempt,
      round,
      startedAtMs,
      status,
      createdAtMs,
      load,
    })
  } else if (verdict === 'retry' || verdict === 'throttle') {
    wait(run, lane, delivery, { status, verdict, retryAfterMs, atMs })
  } else bury(run, lane, delivery, { atMs, reason: 'stop', status, startedAtMs })

  announce(run, lane, atMs)
  if (lane.gate.isDisabled()) emptyQueue(run, lane, atMs)
  drain(run, lane, atMs)
}

interface Failure {
  readonly status: Status
  readonly verdict: 'retry' | 'throttle'
  readonly retryAfterMs: number
  readonly atMs: number
}

/** A delay starts when the attempt failed, and is never shorter than what Retry-After asks for. */
function wait(run: Run, lane: Lane, delivery: Delivery, failure: Failure): void {
  const { status, verdict, retryAfterMs, atMs } = failure
  const { event, attempt, round, startedAtMs, lastDelayMs } = delivery
  const delayMs = delayAfter(run.scenario.sender.backoff, attempt, lane.jitter, lastDelayMs)
  if (delayMs === undefined)
    return bury(run, lane, delivery, { atMs, reason: 'budget', status, startedAtMs })

  const nextAtMs = atMs + Math.max(delayMs, retryAfterMs)
  delivery.lastDelayMs = delayMs
  lane.waiting += 1
  run.agenda.schedule(nextAtMs, (now) => comeBack(run, lane, delivery, now))
  run.emit({
    kind: 'waiting',
    atMs,
    endpoint: lane.index,
    event,
    attempt,
    round,
    startedAtMs,
    status,
    verdict,
    nextAtMs,
    load: loadOf(lane),
  })
}

function comeBack(run: Run, lane: Lane, delivery: Delivery, atMs: number): void {
  lane.waiting -= 1
  if (lane.gate.isDisabled()) return bury(run, lane, delivery, { atMs, reason: 'disabled' })
  enqueue(run, lane, delivery)
  const { event, attempt, round } = delivery
  const load = loadOf(lane)
  run.emit({ kind: 'due', atMs, endpoint: lane.index, event, attempt, round, load })
  drain(run, lane, atMs)
}

type Death = Pick<Dead, 'atMs' | 'reason'> & Partial<Pick<Dead, 'status' | 'startedAtMs'>>

function bury(run: Run, lane: Lane, delivery: Delivery, death: Death): void {
  const { atMs, reason, status = null, startedAtMs = null } = death
  const { event, attempt, round } = delivery
  if (lane.replaysLeft > 0) lane.deadLetters.set(event, delivery)
  const endpoint = lane.index
  const load = loadOf(lane)
  run.emit({
    kind: 'dead',
    atMs,
    endpoint,
    event,
    attempt,
    round,
    startedAtMs,
    status,
    reason,
    load,
  })
}

function emptyQueue(run: Run, lane: Lane, atMs: number): void {
  for (let next = lane.queue.take(); next; next = lane.queue.take())
    bury(run, lane, next, { atMs, reason: 'disabled' })
}

/** Tells of a change, and comes back when it is due to end. */
function announce(run: Run, lane: Lane, atMs: number): void {
  const status = lane.gate.status(atMs)
  const { state, untilMs, isProbing } = status
  const { told } = lane
  if (state !== told.state || untilMs !== told.untilMs || isProbing !== told.isProbing) {
    lane.told = status
    const endpoint = lane.index
    run.emit({ kind: 'endpoint', atMs, endpoint, state, untilMs, isProbing, load: loadOf(lane) })
  }
  const blockedUntilMs = lane.gate.blockedUntilMs()
  if (blockedUntilMs <= atMs || blockedUntilMs === Infinity || blockedUntilMs === lane.wakeAtMs)
    return
  lane.wakeAtMs = blockedUntilMs
  run.agenda.schedule(blockedUntilMs, (now) => {
    announce(run, lane, now)
    drain(run, lane, now)
  })
}
