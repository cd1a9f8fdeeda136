/** The laws that every engine keeps, on every run it shows. */
import { describe, expect, it } from 'vitest'

import type { TraceEvent } from './engine'
import { eventHash } from './event-hash'
import pinned from './pinned-runs.json'
import { registry } from './registry'
import { eventsBetween, metricsAt, record } from './trace'

const SLUGS = ['rate-limiting', 'pagination', 'webhooks', 'circuit-breaker']

const runs = registry.flatMap(({ examples, ...entry }) =>
  examples.map((scenario, n) => ({ ...entry, scenario, name: `${entry.id}, example ${n + 1}` })),
)

describe('the registry', () => {
  it('lists every simulator under its slug, once', () => {
    expect(registry.map(({ id }) => id)).toEqual(SLUGS)
  })

  it.each(registry)('has three examples of $id or more, different in kind', ({ examples }) => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
    const texts = examples.map((scenario) => JSON.stringify(scenario))
    expect(new Set(texts).size).toBe(examples.length)
  })
})

describe.each(runs)('$name', ({ engine, scenario }) => {
  const trace = record(engine, scenario)
  const { events } = trace

  it('is a scenario its own schema accepts as it is, and it survives JSON', () => {
    expect(engine.scenario.parse(scenario)).toEqual(scenario)
    const again: unknown = JSON.parse(JSON.stringify(scenario))
    expect(engine.scenario.parse(again)).toEqual(scenario)
  })

  it('emits in time order, on whole milliseconds from 0', () => {
    expect(events.length).toBeGreaterThan(0)
    expect(events.every(({ atMs }) => Number.isInteger(atMs) && atMs >= 0)).toBe(true)
    expect(events.every(({ atMs }, n) => n === 0 || events[n - 1]!.atMs <= atMs)).toBe(true)
  })

  it('emits plain data without NaN, Infinity or undefined, which JSON would lose', () => {
    expect(events.filter((event) => !isPlain(event))).toEqual([])
  })

  it('has metrics at every moment that equal a fold over the past', () => {
    const moments = momentsOf(events)
    let metrics = engine.metrics.start(scenario)
    let seen = 0
    for (const atMs of moments) {
      for (; seen < events.length && events[seen]!.atMs <= atMs; seen += 1) {
        metrics = engine.metrics.add(metrics, events[seen]!)
      }
      expect(metricsAt(trace, atMs)).toEqual(metrics)
      expect(eventsBetween(trace, -Infinity, atMs)).toHaveLength(seen)
    }
    expect(seen).toBe(events.length)
  })

  it('adds to metrics without changing the old ones', () => {
    let metrics = deepFreeze(engine.metrics.start(scenario))
    for (const event of events.slice(0, 500)) {
      metrics = deepFreeze(engine.metrics.add(metrics, event))
    }
  })
})

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean'
  return value === null || Object.values(value).every(isPlain)
}

/** Up to two hundred moments: before, between and after the events. */
function momentsOf(events: readonly TraceEvent[]): readonly number[] {
  const step = Math.max(1, Math.floor(events.length / 100))
  const sampled = events.filter((_, n) => n % step === 0).flatMap(({ atMs }) => [atMs - 1, atMs])
  return [...new Set([-1, ...sampled, Infinity])].toSorted((a, b) => a - b)
}

describe('equal scenarios', { timeout: 120_000 }, () => {
  it.each(runs)('give byte-equal events whatever ran in between: $name', ({ engine, scenario }) => {
    const text = (run: unknown) => {
      const lines: string[] = []
      engine.simulate(run, (event) => lines.push(JSON.stringify(event)))
      return lines.join('\n')
    }
    const first = text(scenario)
    for (const { engine: other, examples } of registry) other.simulate(examples[0], () => undefined)
    // A copy shares no object with the first, and a frozen one cannot be written to.
    expect(text(deepFreeze(structuredClone(scenario)))).toBe(first)
  })
})

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}

describe('pinned runs', { timeout: 120_000 }, () => {
  /**
   * A hash that changed means that an old link shows another run: raise the engine's `version` in
   * the registry and pin the new hashes under it, below the old ones.
   */
  it.each(registry)(
    'of $id are those of its version',
    async ({ id, version, engine, examples }) => {
      const hashes = await Promise.all(examples.map((scenario) => eventHash(engine, scenario)))
      const versions: Readonly<Record<string, readonly string[]>> =
        pinned[id as keyof typeof pinned]
      expect(hashes).toEqual(versions[version])
      expect(Object.keys(versions)).toHaveLength(version)
    },
  )
})

describe.each(registry)('the heavy run of $id', ({ engine, heavy }) => {
  it(
    'has 200,000 events or more, and no seek folds a thousand of them',
    { timeout: 120_000 },
    () => {
      let additions = 0
      const { start } = engine.metrics
      const add: typeof engine.metrics.add = (metrics, event) => {
        additions += 1
        return engine.metrics.add(metrics, event)
      }
      const trace = record({ ...engine, metrics: { start, add } }, heavy)
      expect(engine.scenario.parse(heavy)).toEqual(heavy)
      expect(trace.events.length).toBeGreaterThanOrEqual(200_000)
      expect(additions).toBe(trace.events.length)

      const lastMs = trace.events.at(-1)!.atMs
      for (let n = 0; n <= 100; n += 1) {
        additions = 0
        metricsAt(trace, (lastMs * n) / 100)
        expect(additions).toBeLessThan(1_000)
      }
    },
  )
})
