import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MOST_EVENTS } from '../bounds'
import { examples } from './examples'
import { pagination } from './pagination'

type Path = readonly (string | number)[]

/** Every place of a scenario, leaves and branches. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function withJunk(value: unknown, [key, ...rest]: Path, junk: unknown): unknown {
  if (key === undefined) return junk
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) }
  const inner = (value as Record<string, unknown>)[key]
  Object.assign(copy, { [key]: withJunk(inner, rest, junk) })
  return copy
}

const junk = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, -0, 0.5, 1, 7, 1e308, 2 ** 53, 1e6),
  fc.constantFrom(null, undefined, '', 'full-jitter', true, [], {}, [[]], { kind: 'constant' }),
  fc.anything(),
)

describe('a scenario from a stranger', () => {
  it('is refused with a path and a reason, or runs within its bound on whole numbers', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), junk, (example, at, junk) => {
        const paths = pathsOf(example)
        const result = pagination.scenario.safeParse(
          withJunk(example, paths[at % paths.length]!, junk),
        )
        if (!result.success) {
          const [issue] = result.error.issues
          return issue !== undefined && issue.message !== '' && issue.message !== 'Invalid input'
        }
        const { data } = result
        if (data.kind === 'feed' ? data.durationMs > 100_000 : data.pages > 2_000) return true
        accepted += 1
        let events = 0
        let isFinite = true
        pagination.simulate(data, (event) => {
          events += 1
          const numbers = event.kind === 'page' ? { ...event, ...event.scan } : event.standing
          for (const value of Object.values(numbers))
            if (typeof value === 'number' && !Number.isSafeInteger(value)) isFinite = false
        })
        return isFinite && events <= MOST_EVENTS
      }),
      { numRuns: 1_000 },
    )
    expect(accepted).toBeGreaterThan(20)
  })
})
