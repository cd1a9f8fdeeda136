import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { examples } from './examples'
import { mostEvents } from './scenario'
import { webhooks } from './webhooks'

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
        const result = webhooks.scenario.safeParse(
          withJunk(example, paths[at % paths.length]!, junk),
        )
        if (!result.success) {
          const [issue] = result.error.issues
          return issue !== undefined && issue.message !== '' && issue.message !== 'Invalid input'
        }
        // A long but lawful run is for the bound to judge, not for this test to wait for.
        if (result.data.durationMs > 300_000 || mostEvents(result.data) > 100_000) return true
        accepted += 1
        let events = 0
        let isFinite = true
        webhooks.simulate(result.data, (event) => {
          events += 1
          for (const value of Object.values(event))
            if (typeof value === 'number' && !Number.isSafeInteger(value)) isFinite = false
        })
        return isFinite && events <= mostEvents(result.data)
      }),
      { numRuns: 1_000 },
    )
    expect(accepted).toBeGreaterThan(20)
  })
})
