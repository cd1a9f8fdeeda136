import type { TraceEvent } from '@/lib/engines/engine'
import { record } from '@/lib/engines/trace'

import { search, type Counterexample } from './break-it'
import { grade, type Verdict } from './challenge'
import { challengesOf } from './challenges'
import { toCsv } from './csv'
import type { Field, Path } from './field'
import type { Moment, Run } from './instrument'
import { instrumentOf, type AnyInstrument } from './instruments'
import { countBy } from './last-event'
import type { Reading } from './reading'

/** What a page asks of the engines. It runs in a worker, so everything here is plain data. */
export interface Host {
  run(order: RunOrder): RunReply
  /** Runs the same traffic once more with something added at a moment. */
  fork(order: ForkOrder): RunReply
  unfork(): void
  moment(atMs: number): MomentReply
  rows(slot: RowsOrder): readonly (readonly string[])[]
  csv(): string
  /** The scenario with one more request at a moment, or null where nobody can send one. */
  withRequest(atMs: number): unknown
  search(claim: string): Counterexample | { readonly runs: number }
  grade(challenge: string, scenario: unknown): Verdict
}

export interface RunOrder {
  readonly simulator: string
  readonly scenario: unknown
}

export interface ForkOrder {
  readonly id: string
  readonly atMs: number
}

export interface RowsOrder {
  readonly from: number
  readonly count: number
}

export interface Problem {
  readonly path: Path
  readonly says: string
}

export type RunReply =
  | { readonly ok: true; readonly run: RunView }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A run as the page holds it. */
export interface RunView {
  /** With the defaults that the schema filled in. */
  readonly scenario: unknown
  readonly reading: Reading
  readonly fields: readonly Field[]
  readonly claims: readonly { readonly id: string; readonly says: string }[]
  readonly columns: readonly string[]
  /** Whether one can send requests by hand. */
  readonly takesRequests: boolean
}

export interface MomentReply {
  /** The time that was asked about. */
  readonly atMs: number
  readonly moment: Moment
  /** What holds in the fork at the same time. */
  readonly forked: Moment | null
  readonly forks: readonly { readonly id: string; readonly label: string }[]
  /** How many events happened so far: the row of the table at the playhead. */
  readonly seen: number
  readonly previousMs: number | null
  readonly nextMs: number | null
}

interface Recorded {
  readonly instrument: AnyInstrument
  readonly run: Run<unknown, TraceEvent, unknown>
}

export function createHost(): Host {
  let main: Recorded | undefined
  let forked: Recorded | undefined

  const recorded = (): Recorded => {
    if (main === undefined) throw new Error('nothing was run yet')
    return main
  }
  return {
    run: ({ simulator, scenario }) => {
      const instrument = instrumentOf(simulator)
      if (!instrument) return refused('There is no such simulator.')
      const parsed = instrument.engine.scenario.safeParse(scenario)
      if (!parsed.success) {
        return { ok: false, problems: parsed.error.issues.map(problemOf) }
      }
      main = recordedOf(instrument, parsed.data)
      forked = undefined
      return { ok: true, run: viewOf(main) }
    },
    fork: ({ id, atMs }) => {
      const { instrument, run } = recorded()
      const chosen = instrument.forks(run.scenario, atMs).find((fork) => fork.id === id)
      const parsed = chosen && instrument.engine.scenario.safeParse(chosen.scenario)
      if (!parsed?.success) return refused('This run cannot be forked like that here.')
      forked = recordedOf(instrument, parsed.data)
      return { ok: true, run: viewOf(forked) }
    },
    unfork: () => {
      forked = undefined
    },
    moment: (atMs) => momentOf(recorded(), forked, atMs),
    rows: ({ from, count }) => {
      const { instrument, run } = recorded()
      return run.trace.events
        .slice(from, from + count)
        .map((event) => instrument.columns.map((column) => String(column.of(event))))
    },
    csv: () => toCsv(recorded().instrument.columns, recorded().run.trace.events),
    withRequest: (atMs) => {
      const { instrument, run } = recorded()
      return instrument.withRequest?.(run.scenario, atMs) ?? null
    },
    search: (id) => {
      const { instrument, run } = recorded()
      const claim = instrument.claims.find((each) => each.id === id)
      return claim ? search(instrument, claim, run.scenario) : { runs: 0 }
    },
    grade: (id, scenario) => {
      const { instrument } = recorded()
      const challenge = challengesOf(instrument.id).find((each) => each.id === id)
      return challenge
        ? grade(instrument, challenge, scenario)
        : { kind: 'unfair', says: 'There is no such challenge.' }
    },
  }
}

function recordedOf(instrument: AnyInstrument, scenario: unknown): Recorded {
  return { instrument, run: { scenario, trace: record(instrument.engine, scenario) } }
}

function viewOf({ instrument, run }: Recorded): RunView {
  const { scenario } = run
  return {
    scenario,
    reading: instrument.reading(run),
    fields: instrument.fields(scenario),
    claims: instrument.claims
      .filter((claim) => claim.about(scenario))
      .map(({ id, says }) => ({ id, says })),
    columns: instrument.columns.map(({ name }) => name),
    takesRequests: instrument.withRequest !== undefined,
  }
}

function momentOf(
  { instrument, run }: Recorded,
  forked: Recorded | undefined,
  atMs: number,
): MomentReply {
  const { events } = run.trace
  const seen = countBy(events, atMs)
  return {
    atMs,
    moment: instrument.moment(run, atMs),
    forked: forked ? instrument.moment(forked.run, atMs) : null,
    forks: instrument.forks(run.scenario, atMs).map(({ id, label }) => ({ id, label })),
    seen,
    previousMs: previousTime(events, atMs),
    nextMs: events[seen]?.atMs ?? null,
  }
}

/** The time of the last event before this millisecond: steps go over what happens at once. */
function previousTime(events: readonly TraceEvent[], atMs: number): number | null {
  return events[countBy(events, atMs - 1) - 1]?.atMs ?? null
}

const problemOf = ({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[]
  readonly message: string
}) => ({
  path: path.filter((key): key is string | number => typeof key !== 'symbol'),
  says: message,
})

const refused = (says: string): RunReply => ({ ok: false, problems: [{ path: [], says }] })
