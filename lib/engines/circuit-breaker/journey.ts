/**
 * How a request travels: it visits a tier, the tier calls the next one, and the answer comes back
 * the same way. Nobody cancels anything: who gave up on a call does not stop the work on it.
 */
import { delayAfter } from '../webhooks/backoff'
import { answerOf } from './dependency'
import {
  guardOf,
  note,
  noteChange,
  tierOf,
  type Call,
  type Run,
  type Task,
  type Visit,
} from './run'

export function perform(run: Run, task: Exclude<Task, { kind: 'arrival' }>, atMs: number): void {
  switch (task.kind) {
    case 'attempt':
      return attempt(run, task.visit, atMs)
    case 'resume':
      note(run, 'resumed', atMs, task.visit)
      return work(run, task.visit, atMs)
    case 'send':
      return send(run, task.call, atMs)
    default:
      return settle(run, task.call, task.kind, atMs)
  }
}

export function arrive(
  run: Run,
  at: Pick<Visit, 'journey' | 'lane' | 'tier' | 'caller'>,
  atMs: number,
): void {
  const { journey, lane, tier, caller } = at
  const id = run.nextId++
  const visit = {
    id,
    journey,
    lane,
    tier,
    caller,
    begunAtMs: atMs,
    attempt: 0,
    previousDelayMs: undefined,
  }
  switch (tierOf(run, visit).pool?.enter(id)) {
    case 'queued':
      run.parkedVisits.set(id, visit)
      return note(run, 'waiting', atMs, visit)
    case 'rejected':
      note(run, 'turned-away', atMs, visit)
      return reply(run, visit, false, atMs)
    default:
      note(run, 'arrived', atMs, visit)
      return work(run, visit, atMs)
  }
}

function work(run: Run, visit: Visit, atMs: number): void {
  const { workMs } = tierOf(run, visit)
  if (workMs === 0) return attempt(run, visit, atMs)
  run.agenda.schedule(atMs + workMs, { kind: 'attempt', visit })
}

function attempt(run: Run, visit: Visit, atMs: number): void {
  const guard = guardOf(run, visit)
  visit.attempt += 1
  if (visit.attempt === 1) guard.request(atMs)

  const before = guard.state()
  const permit = guard.admit(atMs)
  noteChange(run, before, atMs, visit)
  if (typeof permit === 'string') {
    note(run, permit, atMs, visit)
    return miss(run, visit, atMs)
  }
  const call = { id: run.nextId++, visit, probe: permit, begunAtMs: atMs, isSettled: false }
  switch (guard.enter(call.id, atMs, permit)) {
    case 'running':
      return send(run, call, atMs)
    case 'queued':
      run.parkedCalls.set(call.id, call)
      return note(run, 'queued', atMs, visit, permit)
    case 'rejected':
      note(run, 'bulkhead-full', atMs, visit, permit)
      return miss(run, visit, atMs)
  }
}

function send(run: Run, call: Call, atMs: number): void {
  const { visit, probe } = call
  const { journey, lane, tier } = visit
  const { timeoutMs = Infinity } = tierOf(run, visit).hop
  call.begunAtMs = atMs
  note(run, 'called', atMs, visit, probe)

  const isLast = tier === run.lanes[lane]!.length - 1
  if (!isLast) {
    if (timeoutMs < Infinity) run.agenda.schedule(atMs + timeoutMs, { kind: 'timed-out', call })
    return arrive(run, { journey, lane, tier: tier + 1, caller: call }, atMs)
  }
  const { ok, latencyMs } = answerOf(
    run.dependencies[journey.dependency]!,
    atMs,
    journey.nextLuck(),
  )
  // An answer in the very millisecond of the time-out is too late, from a service as from here.
  if (latencyMs >= timeoutMs) run.agenda.schedule(atMs + timeoutMs, { kind: 'timed-out', call })
  else if (latencyMs < Infinity)
    run.agenda.schedule(atMs + latencyMs, { kind: ok ? 'succeeded' : 'errored', call })
}

function settle(
  run: Run,
  call: Call,
  kind: 'succeeded' | 'errored' | 'timed-out',
  atMs: number,
): void {
  if (call.isSettled) return
  call.isSettled = true
  const { visit, probe } = call
  const guard = guardOf(run, visit)
  const ok = kind === 'succeeded'
  const durationMs = atMs - call.begunAtMs

  const before = guard.state()
  const promoted = guard.finish(call.id, atMs, { ok, durationMs, probe })
  note(run, kind, atMs, visit, probe, durationMs)
  noteChange(run, before, atMs, visit, probe)
  // Through the agenda: a queue whose calls all fail at once must not nest as deep as it is long.
  for (const id of promoted)
    run.agenda.schedule(atMs, { kind: 'send', call: unpark(run.parkedCalls, id) })
  if (ok) return answer(run, visit, true, atMs)
  miss(run, visit, atMs)
}

/** The attempt came to nothing: try again, or give up. */
function miss(run: Run, visit: Visit, atMs: number): void {
  const { hop, random } = tierOf(run, visit)
  const delayMs = hop.retry && delayAfter(hop.retry, visit.attempt, random, visit.previousDelayMs)
  if (delayMs === undefined) return answer(run, visit, false, atMs)
  if (!guardOf(run, visit).mayRetry(atMs)) {
    note(run, 'retry-refused', atMs, visit)
    return answer(run, visit, false, atMs)
  }
  visit.previousDelayMs = delayMs
  note(run, 'retrying', atMs, visit, 0, delayMs)
  run.agenda.schedule(atMs + delayMs, { kind: 'attempt', visit })
}

function answer(run: Run, visit: Visit, ok: boolean, atMs: number): void {
  const promoted = tierOf(run, visit).pool?.leave(visit.id) ?? []
  note(run, ok ? 'served' : 'failed', atMs, visit, 0, atMs - visit.begunAtMs)
  for (const id of promoted)
    run.agenda.schedule(atMs, { kind: 'resume', visit: unpark(run.parkedVisits, id) })
  reply(run, visit, ok, atMs)
}

function reply(run: Run, { caller }: Visit, ok: boolean, atMs: number): void {
  if (caller) settle(run, caller, ok ? 'succeeded' : 'errored', atMs)
}

function unpark<T>(parked: Map<number, T>, id: number): T {
  const found = parked.get(id)!
  parked.delete(id)
  return found
}
