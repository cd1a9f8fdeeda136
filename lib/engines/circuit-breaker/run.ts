/** What a run keeps while it lasts, and how it tells what happens. */
import type { Agenda } from '../agenda'
import type { DependencyPolicy, Luck } from './dependency'
import type { CircuitBreakerEvent, CircuitBreakerEventKind } from './event'
import type { Guard } from './guard'
import type { Tier } from './lane'

export interface Run {
  readonly dependencies: readonly DependencyPolicy[]
  readonly lanes: readonly (readonly Tier[])[]
  readonly agenda: Agenda<Task>
  readonly emit: (event: CircuitBreakerEvent) => void
  /** Visits without a thread and calls without a slot, until they get one. */
  readonly parkedVisits: Map<number, Visit>
  readonly parkedCalls: Map<number, Call>
  nextId: number
}

export type Task =
  | { readonly kind: 'arrival' }
  | { readonly kind: 'resume' | 'attempt'; readonly visit: Visit }
  | { readonly kind: 'send' | 'succeeded' | 'errored' | 'timed-out'; readonly call: Call }

/** One caller's request in one lane. */
export interface Journey {
  readonly request: number
  readonly dependency: number
  /** The same for the n-th call of this request to the dependency in every lane. */
  readonly nextLuck: () => Luck
}

/** A request at one tier. */
export interface Visit {
  readonly id: number
  readonly journey: Journey
  readonly lane: number
  readonly tier: number
  readonly begunAtMs: number
  /** The call that is to be answered; null for the callers themselves. */
  readonly caller: Call | null
  attempt: number
  previousDelayMs: number | undefined
}

/** One attempt of a visit to call the next tier. */
export interface Call {
  readonly id: number
  readonly visit: Visit
  readonly probe: number
  begunAtMs: number
  isSettled: boolean
}

/** Emits what just happened to a visit, with everything as it was left. */
export function note(
  run: Run,
  kind: CircuitBreakerEventKind,
  atMs: number,
  visit: Visit,
  probe = 0,
  durationMs = 0,
): void {
  const { journey, lane, tier, attempt } = visit
  const pool = tierOf(run, visit).pool?.taken()
  run.emit({
    kind,
    atMs,
    lane,
    tier,
    dependency: journey.dependency,
    request: journey.request,
    attempt,
    probe,
    durationMs,
    threads: pool?.running ?? 0,
    waiting: pool?.queued ?? 0,
    guard: guardOf(run, visit).view(atMs),
  })
}

const CHANGES = { open: 'opened', 'half-open': 'half-opened', closed: 'closed' } as const

/** Emits a change of the breaker, if there was one since it was `before`. */
export function noteChange(
  run: Run,
  before: ReturnType<Guard['state']>,
  atMs: number,
  visit: Visit,
  probe = 0,
): void {
  const after = guardOf(run, visit).state()
  if (after === before || !(after in CHANGES)) return
  note(run, CHANGES[after as keyof typeof CHANGES], atMs, visit, probe)
}

export function tierOf(run: Run, { lane, tier }: Visit): Tier {
  return run.lanes[lane]![tier]!
}

export function guardOf(run: Run, visit: Visit): Guard {
  const { guards } = tierOf(run, visit)
  return guards.length === 1 ? guards[0]! : guards[visit.journey.dependency]!
}
