/** A link may hold anything: a schema answers, and what it lets in runs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { registry } from './registry'

type Path = readonly (string | number)[]

const HOSTILE: readonly unknown[] = [
  ...[NaN, Infinity, -Infinity, -1, -0, 0, 0.5, 1, 7, 1e6, 1e308, 2 ** 53],
  ...[null, undefined, true, '', 'constant', '__proto__', 10n, Symbol('hostile'), () => 1],
  ...[[], [null], [[]], [{}], {}, { kind: 'constant' }, { kind: null }, Object.create(null)],
]

/** Every place of a scenario, leaves and branches. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function withValueAt(value: unknown, [key, ...rest]: Path, hostile: unknown): unknown {
  if (key === undefined) return hostile
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = withValueAt(copy[key], rest, hostile)
  return copy
}

const isReason = ({ message }: { readonly message: string }) =>
  message !== '' && message !== 'Invalid input'

describe.each(registry)('the schema of $id', ({ engine, examples }) => {
  it('never throws, whatever stands wherever in an example, and refuses with a reason', () => {
    let refused = 0
    const breaches: unknown[] = []
    for (const example of examples) {
      for (const path of pathsOf(example)) {
        for (const hostile of HOSTILE) {
          const place = [path.join('.'), hostile]
          try {
            const { error } = engine.scenario.safeParse(withValueAt(example, path, hostile))
            if (error) refused += 1
            if (error && !error.issues.every(isReason)) breaches.push([...place, error.issues])
          } catch (error) {
            breaches.push([...place, error])
          }
        }
      }
    }
    expect(breaches).toEqual([])
    expect(refused).toBeGreaterThan(1_000)
  })
})

/** A long but lawful run is for the bounds to judge, not for this test to wait for. */
const EVENTS_SEEN = 2_000
class Enough extends Error {}

describe.each(registry)('a scenario from a stranger: $id', ({ engine, examples }) => {
  it('is refused with a reason, or runs in time order on whole numbers', () => {
    let steps = 0
    const example = fc.constantFrom(...examples)
    const junk = fc.oneof(fc.constantFrom(...HOSTILE), fc.anything())
    fc.assert(
      fc.property(example, fc.nat(), junk, (example, at, junk) => {
        const paths = pathsOf(example)
        const path = paths[at % paths.length]!
        const { data, error } = engine.scenario.safeParse(withValueAt(example, path, junk))
        if (error) return error.issues.every(isReason)

        const breaches: unknown[] = []
        let seen = 0
        let lastMs = 0
        try {
          engine.simulate(data, (event) => {
            if (event.atMs < lastMs || !isWhole(event)) breaches.push(event)
            lastMs = event.atMs
            if (++seen === EVENTS_SEEN) throw new Enough()
          })
        } catch (error) {
          if (!(error instanceof Enough)) throw error
        }
        steps += seen
        expect(breaches).toEqual([])
        return true
      }),
      { numRuns: 1_000 },
    )
    expect(steps).toBeGreaterThan(10_000)
  })
})

/** Exact, whatever happens; only a wait may have no end. */
function isWhole(value: unknown, key = ''): boolean {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) || (key === 'retryAfterMs' && value === Infinity)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([inner, part]) => isWhole(part, inner))
}
