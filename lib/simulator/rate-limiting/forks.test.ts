import { describe, expect, it } from 'vitest'

import { INCIDENTS_MOST, SOURCES_MOST } from '@/lib/engines/rate-limit/scenario'
import { record } from '@/lib/engines/trace'

import { forks, withRequest } from './forks'
import { rateLimiting } from './rate-limiting'

const { engine } = rateLimiting
const source = { arrivals: { kind: 'constant', perSecond: 2 } }
const cluster = {
  kind: 'cluster',
  cluster: { mode: 'central', nodes: 2, limit: 5, windowMs: 1_000 },
}
const parse = (change: object = {}) =>
  engine.scenario.parse({
    seed: 1,
    durationMs: 5_000,
    sources: [source],
    lanes: [cluster],
    ...change,
  })
const full = {
  sources: new Array(SOURCES_MOST).fill(source),
  storeOutages: new Array(INCIDENTS_MOST).fill({ fromMs: 0, untilMs: 1 }),
}

describe('forks', () => {
  it('offers a burst, silence and an outage of the store', () => {
    expect(forks(parse(), 1_000).map(({ id }) => id)).toEqual(['burst', 'silence', 'store-outage'])
  })

  it('offers nothing that the schema would refuse', () => {
    const offered = forks(parse(full), 1_000)
    expect(offered.map(({ id }) => id)).toEqual(['silence'])
    for (const { scenario } of offered)
      expect(engine.scenario.safeParse(scenario).success).toBe(true)
  })
})

describe('a request by hand', () => {
  const requests = (scenario: ReturnType<typeof parse>) => record(engine, scenario).events.length

  it('is one more, as often as one likes, in any order', () => {
    let scenario = parse()
    const before = requests(scenario)
    for (let n = 1; n <= 50; n += 1) {
      scenario = engine.scenario.parse(withRequest(scenario, (n * 1_777.3) % 5_000))
      expect(requests(scenario)).toBe(before + n)
    }
    expect(scenario.sources).toHaveLength(2)
  })

  it('is not offered where no source has room', () => {
    expect(withRequest(parse(full), 1_000)).toBeNull()
  })
})
