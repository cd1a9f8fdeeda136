import { describe, expect, it } from 'vitest'

import { registry } from '@/lib/engines/registry'
import { record } from '@/lib/engines/trace'

import { RUNS, search } from './break-it'
import { valueAt, withValue } from './field'
import { instruments, type AnyInstrument } from './instruments'

const examplesOf = (id: string) => registry.find((entry) => entry.id === id)!.examples

const cases = instruments.flatMap((instrument) =>
  examplesOf(instrument.id).map((scenario, n) => ({
    name: `${instrument.id}, example ${n + 1}`,
    instrument,
    scenario,
  })),
)

/** What a run tells before a moment; the rest is not run. */
function pastOf(engine: AnyInstrument['engine'], scenario: unknown, atMs: number): string {
  const over = new Error('the moment is reached')
  const events: string[] = []
  try {
    engine.simulate(engine.scenario.parse(scenario), (event) => {
      if (event.atMs >= atMs) throw over
      events.push(JSON.stringify(event))
    })
  } catch (cause) {
    if (cause !== over) throw cause
  }
  return events.join('\n')
}

describe.each(cases)('$name', ({ instrument, scenario }) => {
  const run = { scenario, trace: record(instrument.engine, scenario) }
  const reading = instrument.reading(run)
  const lastMs = reading.durationMs

  it('is read as plain data', () => {
    expect(structuredClone(reading)).toEqual(reading)
    expect(reading.headline).toMatch(/^[A-Z].+[^.]$/)
    expect(reading.events).toBe(run.trace.events.length)
  })

  it('marks moments of the run, in time order', () => {
    const times = reading.moments.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.every((atMs) => atMs >= 0 && atMs <= lastMs)).toBe(true)
  })

  it('draws every lane within its scale, in time order', () => {
    for (const { marks, gauges, bands } of reading.lanes) {
      expect([...marks.times]).toEqual([...marks.times].toSorted((a, b) => a - b))
      expect(marks.shapes).toHaveLength(marks.times.length)
      for (const gauge of gauges) {
        expect(gauge.levels).toHaveLength(gauge.times.length)
        expect(gauge.levels.every((level) => level >= 0 && level <= gauge.most)).toBe(true)
      }
      if (bands) {
        expect(bands.fromMs.every((fromMs, n) => fromMs <= bands.untilMs[n]!)).toBe(true)
        expect(bands.row.every((row) => row < bands.rows)).toBe(true)
      }
    }
  })

  it('says something at every moment, with one row of figures for each lane', () => {
    for (const part of [0, 0.25, 0.5, 0.75, 1]) {
      const { figures, says } = instrument.moment(run, Math.floor(part * lastMs))
      expect(figures).toHaveLength(reading.lanes.length)
      for (const row of figures) expect(row).toHaveLength(reading.figureColumns.length)
      expect(says).toMatch(/[.]$/)
      expect(says).not.toMatch(/undefined|NaN|null/)
    }
  })

  it('has closer looks of which every row fills its columns, at every moment', () => {
    const { views } = instrument
    expect(new Set(views.map(({ id }) => id)).size).toBe(views.length)
    for (const view of views.filter(({ about }) => about(scenario))) {
      for (const part of [0, 0.3, 1]) {
        const sheet = view.at(run, Math.floor(part * lastMs))
        expect(structuredClone(sheet)).toEqual(sheet)
        expect(sheet.says).toMatch(/^[A-Z\d].*[.]$/)
        expect(JSON.stringify(sheet)).not.toMatch(/undefined|NaN|Infinity/)
        for (const { cells } of sheet.rows) expect(cells).toHaveLength(sheet.columns.length)
      }
    }
  })

  it('has values that read as part of a sentence', () => {
    for (const [name, { text }] of Object.entries(reading.values)) {
      expect(`${name} ${text}`).not.toMatch(/undefined|NaN|null|Infinity/)
    }
  })

  it('has a column for every event', () => {
    const { columns } = instrument
    for (const event of run.trace.events.slice(0, 200)) {
      for (const column of columns) expect(String(column.of(event))).not.toMatch(/undefined|NaN/)
    }
  })

  it('forks without touching what came before', () => {
    for (const part of [0.2, 0.6]) {
      const atMs = Math.floor(part * lastMs)
      const past = pastOf(instrument.engine, scenario, atMs)
      for (const fork of instrument.forks(scenario, atMs)) {
        expect(pastOf(instrument.engine, fork.scenario, atMs), fork.id).toBe(past)
      }
    }
  })

  it('has controls that name what is there, and options that can be run', () => {
    const fields = instrument.fields(scenario)
    expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length)
    for (const field of fields) {
      if (field.kind === 'number') {
        const value = valueAt(scenario, field.path)
        expect(typeof value, field.label).toBe('number')
        expect(value as number).toBeGreaterThanOrEqual(field.least)
        continue
      }
      for (const { label, set } of field.options) {
        const changed = instrument.engine.scenario.safeParse(withValue(scenario, field.path, set))
        // A run may become too long to run; that is what the schema is for.
        const wrong = changed.error?.issues.filter(({ message }) => !/would .*emit/.test(message))
        expect(wrong ?? [], `${field.label}: ${label}`).toEqual([])
      }
    }
  })
})

const claimCases = instruments.flatMap((instrument) =>
  instrument.claims.map((claim) => ({ simulator: instrument.id, id: claim.id, instrument, claim })),
)

it.each(claimCases)(
  'the claim $id of $simulator is searched within a bound, twice to the same end',
  ({ instrument, claim }) => {
    const scenario = examplesOf(instrument.id).find((each) => claim.about(each))
    const found = search(instrument, claim, scenario)
    expect(search(instrument, claim, scenario)).toEqual(found)
    if (!('break' in found)) return expect(found.runs).toBe(RUNS)
    const again = { scenario: found.scenario, trace: record(instrument.engine, found.scenario) }
    return expect(claim.broken(again)).toEqual(found.break)
  },
)
