/** A link may hold anything: a schema answers, it never throws. */
import { describe, expect, it } from 'vitest'

import { registry } from './registry'

type Path = readonly (string | number)[]

const HOSTILE: readonly unknown[] = [
  ...[NaN, Infinity, -Infinity, -1, -0, 0, 0.5, 7, 1e308, 2 ** 53],
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

describe.each(registry)('the schema of $id', ({ engine, examples }) => {
  it('never throws, whatever stands wherever in an example', () => {
    let refused = 0
    const thrown: string[] = []
    for (const example of examples) {
      for (const path of pathsOf(example)) {
        for (const hostile of HOSTILE) {
          try {
            if (!engine.scenario.safeParse(withValueAt(example, path, hostile)).success)
              refused += 1
          } catch (error) {
            thrown.push(`${path.join('.')} = ${String(hostile)}: ${String(error)}`)
          }
        }
      }
    }
    expect(thrown).toEqual([])
    expect(refused).toBeGreaterThan(1_000)
  })
})
