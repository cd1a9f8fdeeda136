import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { metricsAt, record } from './trace'
import { cache } from './worked-example'

const folder = new URL('.', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

describe('the worked example of the README', () => {
  it('is the file that is compiled and run here, and has under 100 lines', () => {
    const blocks = [...read('README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code)
    expect(blocks).toContain(read('worked-example.ts'))
    expect(read('worked-example.ts').split('\n').length).toBeLessThan(100)
  })

  it('answers from the cache until the time is up', () => {
    const scenario = cache.scenario.parse({
      seed: 1,
      durationMs: 1_000,
      arrivals: { kind: 'trace', times: [0, 99, 100, 150, 400] },
      ttlMs: 100,
    })
    const trace = record(cache, scenario)
    expect(trace.events.map(({ kind }) => kind).join(' ')).toBe('miss hit miss hit miss')
    expect(metricsAt(trace, 150)).toEqual({ hits: 2, misses: 2 })
  })

  it('refuses a run beyond its bound, with path and reason', () => {
    const endless = {
      seed: 1,
      durationMs: 86_400_000,
      arrivals: { kind: 'poisson', perSecond: 1_000 },
      ttlMs: 1,
    }
    const [issue] = cache.scenario.safeParse(endless).error?.issues ?? []
    expect(issue).toMatchObject({ path: ['durationMs'], message: /more than/ })
  })
})

it('every file the README names exists', () => {
  const named = [...read('README.md').matchAll(/`([a-z-]+(?:\/[a-z-]+)*\.(?:ts|json))`/g)]
  expect(named.length).toBeGreaterThan(10)
  for (const [, path] of named) expect(() => read(path!), path).not.toThrow()
})
