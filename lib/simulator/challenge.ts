import type { TraceEvent } from '@/lib/engines/engine'
import { record } from '@/lib/engines/trace'

import { valueAt, withValue, type Path } from './field'
import type { Break, Instrument, Run } from './instrument'

/** A goal that the engine grades over seeds nobody sees. */
export interface Challenge<Scenario, Event extends TraceEvent, Metrics> {
  readonly id: string
  readonly simulator: string
  readonly title: string
  /** What has to hold in the end, in one or two plain sentences. */
  readonly task: string
  /** What the learner starts from; it fails. */
  readonly start: unknown
  /** The parts of the scenario that may be changed. Everything else is the task. */
  readonly editable: readonly Path[]
  /** The first place where a run misses the goal, or null. */
  missed(run: Run<Scenario, Event, Metrics>): Break | null
  /** For the tests: one scenario that passes, and three that look right and fail. */
  readonly solution: unknown
  readonly wrong: readonly unknown[]
}

export type AnyChallenge = Challenge<unknown, TraceEvent, unknown>

/** Where nobody types them by chance. */
const hiddenSeeds = Array.from({ length: 20 }, (_, n) => 104_729 + n)

export type Verdict =
  /** No seeds at all where nothing is left to chance: one run says it. */
  | { readonly kind: 'passed'; readonly seeds: number }
  | {
      readonly kind: 'failed'
      readonly seed: number | null
      readonly scenario: unknown
      readonly break: Break
    }
  | { readonly kind: 'unfair'; readonly says: string }

/** Runs the learner's scenario with every hidden seed and stops at the first that misses the goal. */
export function grade(
  instrument: Instrument<unknown, TraceEvent, unknown>,
  challenge: AnyChallenge,
  scenario: unknown,
): Verdict {
  const entered = instrument.engine.scenario.safeParse(scenario)
  if (!entered.success)
    return { kind: 'unfair', says: 'The controls hold a value that cannot be run.' }
  const start = instrument.engine.scenario.parse(challenge.start)
  if (!isSameTask(start, entered.data, challenge.editable)) {
    return { kind: 'unfair', says: 'Something else than the open controls was changed.' }
  }
  const seeds = hasSeed(entered.data) ? hiddenSeeds : []
  for (const seed of seeds.length > 0 ? seeds : [null]) {
    const seeded = seed === null ? entered.data : withSeed(entered.data, seed)
    const run = { scenario: seeded, trace: record(instrument.engine, seeded) }
    const missed = challenge.missed(run)
    if (missed) return { kind: 'failed', seed, scenario: seeded, break: missed }
  }
  return { kind: 'passed', seeds: seeds.length }
}

/** A still table has no seed: there is only one such run. */
const hasSeed = (scenario: unknown) => valueAt(scenario, ['seed']) !== undefined

const withSeed = (scenario: unknown, seed: number) =>
  hasSeed(scenario) ? withValue(scenario, ['seed'], seed) : scenario

/** With the open parts taken from the start, both are the same but for the seed. */
function isSameTask(start: unknown, entered: unknown, editable: readonly Path[]): boolean {
  const closed = editable.reduce(
    (scenario, path) => withValue(scenario, path, valueAt(start, path)),
    withSeed(entered, 0),
  )
  return JSON.stringify(sorted(closed)) === JSON.stringify(sorted(withSeed(start, 0)))
}

/** Keys in one order, and what is undefined left out, as JSON does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
