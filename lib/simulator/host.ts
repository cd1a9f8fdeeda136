import type { TraceEvent } from '@/lib/engines/engine'
import { countBy, record } from '@/lib/engines/trace'

import { search, type Counterexample } from './break-it'
import { grade, type Verdict } from './challenge'
import { challengesOf } from './challenges'
import { toCsv } from './csv'
import type { Field, Path } from './field'
import type { Moment, Run } from './instrument'
import { instrumentOf, type AnyInstrument } from './instruments'
import type { Reading } from './reading'
import type { Sheet } from './view'

/** What a page asks of the engines. It runs in a worker, so everything here is plain data. */
export interface Host {
  run(order: RunOrder): RunReply
  /** Runs the same traffic once more with something added at a moment. */
  fork(order: ForkOrder): RunReply
  unfork(): void
  /** What holds at a moment, and in the view that is open. */
  moment(atMs: number, view?: string | null): MomentReply
  rows(slot: RowsOrder): readonly (readonly string[])[]
  csv(): string
  /** The scenario with one more request at a moment, or null where nobody can send one. */
  withRequest(atMs: number): unknown
  /** The scenario after the button of a row in a view was pressed, or null where there is none. */
  act(order: ActOrder): unknown
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

export interface ActOrder {
  readonly view: string
  readonly deed: string
  readonly atMs: number
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
  readonly views: readonly { readonly id: string; readonly title: string }[]
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
  /** The open view, here and in the fork. */
  readonly sheet: Sheet | null
  readonly forkedSheet: Sheet | null
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
    moment: (atMs, view = null) => ({
      ...momentOf(recorded(), forked, atMs),
      sheet: sheetOf(recorded(), view, atMs),
      forkedSheet: forked ? sheetOf(forked, view, atMs) : null,
    }),
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
    act: (order) => acted(recorded(), order),
    search: (claim) => searched(recorded(), claim),
    grade: (challenge, scenario) => graded(recorded().instrument, challenge, scenario),
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
    views: instrument.views
      .filter((view) => view.about(scenario))
      .map(({ id, title }) => ({ id, title })),
    columns: instrument.columns.map(({ name }) => name),
    takesRequests: (instrument.withRequest?.(scenario, 0) ?? null) !== null,
  }
}

function momentOf(
  { instrument, run }: Recorded,
  forked: Recorded | undefined,
  atMs: number,
): Omit<MomentReply, 'sheet' | 'forkedSheet'> {
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

function sheetOf({ instrument, run }: Recorded, id: string | null, atMs: number): Sheet | null {
  const view = instrument.views.find((each) => each.id === id && each.about(run.scenario))
  return view?.at(run, atMs) ?? null
}

function acted({ instrument, run }: Recorded, { view, deed, atMs }: ActOrder): unknown {
  const { act } = instrument.views.find(({ id }) => id === view) ?? {}
  return act?.(run.scenario, deed, atMs) ?? null
}

function searched({ instrument, run }: Recorded, id: string): ReturnType<Host['search']> {
  const claim = instrument.claims.find((each) => each.id === id)
  return claim ? search(instrument, claim, run.scenario) : { runs: 0 }
}

function graded(instrument: AnyInstrument, id: string, scenario: unknown): Verdict {
  const challenge = challengesOf(instrument.id).find((each) => each.id === id)
  return challenge
    ? grade(instrument, challenge, scenario)
    : { kind: 'unfair', says: 'There is no such challenge.' }
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
