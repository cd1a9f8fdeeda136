import { describe, expect, it } from 'vitest'

import { loadItems, ofShelf } from '@/lib/content/load'
import { record } from '@/lib/engines/trace'

import { valueAt, withValue, type Path } from './field'
import { instrumentOf, instruments } from './instruments'
import { fillIn, namesIn } from './lesson'

const simulations = ofShelf(loadItems(), 'simulation')

/** Another run of the same situation: another seed, or where no chance is in it, another size. */
function anotherRun(scenario: unknown): unknown {
  const { seed, writes, table } = scenario as Sized
  if (seed !== undefined && writes?.kind !== 'listed') return moved(scenario, ['seed'], 4_711)
  if (!table) return moved(moved(scenario, ['rows'], -30), ['limit'], 7)
  const deeper = moved(moved(scenario, ['firstPage'], 999), ['limit'], 7)
  return moved(deeper, ['table', 'rows'], 77_777)
}

interface Sized {
  readonly seed?: number
  readonly writes?: { readonly kind: string }
  readonly table?: { readonly rows: number }
}

const moved = (scenario: unknown, path: Path, by: number) =>
  withValue(scenario, path, (valueAt(scenario, path) as number) + by)

function told(engine: string, scenario: unknown, lesson: string): string {
  const instrument = instrumentOf(engine)!
  const parsed = instrument.engine.scenario.parse(scenario)
  const run = { scenario: parsed, trace: record(instrument.engine, parsed) }
  return fillIn(lesson, instrument.reading(run).values)
}

describe.each(simulations)('the lesson of $id', ({ engine, scenario, sections }) => {
  const parsed = instrumentOf(engine)!.engine.scenario.parse(scenario)

  it('tells numbers of its run, and others of another run', () => {
    expect(namesIn(sections.Lesson).length).toBeGreaterThanOrEqual(2)
    const here = told(engine, parsed, sections.Lesson)
    expect(here).not.toMatch(/\{\{|undefined|NaN/)
    expect(told(engine, anotherRun(parsed), sections.Lesson)).not.toBe(here)
  })
})

it.each(instruments.map(({ id }) => id))('%s has at least eight presets', (id) => {
  expect(simulations.filter(({ engine }) => engine === id).length).toBeGreaterThanOrEqual(8)
})
