import { describe, expect, it } from 'vitest'

import { loadItems, ofShelf } from '@/lib/content/load'
import { record } from '@/lib/engines/trace'

import { withValue } from './field'
import { instrumentOf, instruments } from './instruments'
import { fillIn, namesIn } from './lesson'

const simulations = ofShelf(loadItems(), 'simulation')

/** Another run of the same situation: another seed, or where there is none, another table. */
function anotherRun(scenario: unknown): unknown {
  const { seed, table } = scenario as { readonly seed?: number; readonly table?: { rows: number } }
  if (seed !== undefined) return withValue(scenario, ['seed'], seed + 4_711)
  const deeper = withValue(
    scenario,
    ['firstPage'],
    (scenario as { firstPage: number }).firstPage + 999,
  )
  const longer = withValue(deeper, ['limit'], (scenario as { limit: number }).limit + 7)
  return withValue(longer, ['table', 'rows'], table!.rows + 77_777)
}

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
