/** Plays random calls against a breaker and writes down every question it was asked. */
import { createBreaker, type Outcome } from './breaker'
import type { BreakerState } from './breaker-state'
import type { BreakerPolicy } from './policy'
import type { Tally } from './window'

export interface Step {
  readonly kind: 'call' | 'start' | 'end' | 'release' | 'repeat'
  readonly gapMs: number
  readonly ok: boolean
  readonly durationMs: number
  /** Which of the running (or, to repeat one, finished) calls is meant. */
  readonly pick: number
}

/** One question to a breaker, and its answer. */
export interface Asked {
  readonly op: 'admit' | 'record' | 'release'
  readonly atMs: number
  readonly before: BreakerState
  readonly after: BreakerState
  readonly window: Tally
  /** Of an admission. */
  readonly admitted: boolean
  /** The permit given, reported or released. */
  readonly probe: number
  readonly outcome?: Outcome
}

export function play(policy: BreakerPolicy, trace: readonly Step[]): readonly Asked[] {
  const asked: Asked[] = []
  const calls = createCalls(policy, (answer) => asked.push(answer))
  let atMs = 0
  for (const step of trace) {
    atMs += step.gapMs
    calls[step.kind](atMs, step)
  }
  return asked
}

function createCalls(policy: BreakerPolicy, note: (asked: Asked) => void) {
  const breaker = createBreaker(policy)
  const running: number[] = []
  const finished: number[] = []
  let state = breaker.initial

  const answer = (atMs: number, { after, ...rest }: Omit<Asked, 'atMs' | 'before' | 'window'>) => {
    note({ ...rest, after, atMs, before: state, window: breaker.window(after, atMs) })
    state = after
  }
  const take = (pick: number) => running.splice(pick % running.length, 1)[0]!
  const start = (atMs: number) => {
    const { state: after, admitted, probe } = breaker.admit(state, atMs)
    answer(atMs, { op: 'admit', after, admitted, probe })
    if (admitted) running.push(probe)
    return admitted
  }
  const report = (atMs: number, { ok, durationMs }: Step, probe: number) => {
    const outcome = { ok, durationMs, probe }
    const { state: after } = breaker.record(state, atMs, outcome)
    answer(atMs, { op: 'record', after, admitted: false, probe, outcome })
    finished.push(probe)
  }
  return {
    start,
    call: (atMs: number, step: Step) => {
      if (start(atMs)) report(atMs, step, running.pop()!)
    },
    end: (atMs: number, step: Step) => {
      if (running.length > 0) report(atMs, step, take(step.pick))
    },
    /** A result reported twice. */
    repeat: (atMs: number, step: Step) => {
      if (finished.length > 0) report(atMs, step, finished[step.pick % finished.length]!)
    },
    release: (atMs: number, { pick }: Step) => {
      if (running.length === 0) return
      const probe = take(pick)
      const { state: after } = breaker.release(state, atMs, { probe })
      answer(atMs, { op: 'release', after, admitted: false, probe })
    },
  }
}
