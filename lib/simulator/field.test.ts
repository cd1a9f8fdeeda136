import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { valueAt, withValue } from './field'

const scenario = { seed: 1, lanes: [{ limit: 10 }, { limit: 20 }] }

describe('a path', () => {
  it('reads what lies there, and undefined where nothing does', () => {
    expect(valueAt(scenario, ['lanes', 1, 'limit'])).toBe(20)
    expect(valueAt(scenario, ['lanes', 7, 'limit', 'x'])).toBeUndefined()
    expect(valueAt(scenario, [])).toBe(scenario)
  })

  it('writes into a copy and leaves the rest as it is', () => {
    const changed = withValue(scenario, ['lanes', 1, 'limit'], 99)
    expect(changed).toEqual({ seed: 1, lanes: [{ limit: 10 }, { limit: 99 }] })
    expect(scenario.lanes[1]!.limit).toBe(20)
    expect((changed as typeof scenario).lanes[0]).toBe(scenario.lanes[0])
  })

  it('makes what is missing on its way', () => {
    expect(withValue({}, ['sender', 'backoff'], 3)).toEqual({ sender: { backoff: 3 } })
  })

  it('reads back what was written, wherever', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.jsonValue(), path, fc.integer(), (from, at, value) => {
        // A key of a list is a number: what is no index of it cannot be written there.
        fc.pre(!JSON.stringify(from).includes('['))
        expect(valueAt(withValue(from, at, value), at)).toBe(value)
      }),
    )
  })
})
