import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withValue } from './field'
import { decodeLink, differences, encodeLink, type SharedRun } from './link'
import { pack } from './packed'

const presets: Readonly<Record<string, unknown>> = {
  'limit-seam': { seed: 1, lanes: [{ limit: 10 }, { limit: 12 }], retry: { kind: 'never' } },
}
const context = { engineVersion: 2, scenarioOf: (lesson: string) => presets[lesson] }

const shared = (change: Partial<SharedRun> = {}): SharedRun => ({
  lesson: 'limit-seam',
  scenario: presets['limit-seam'],
  atMs: 9_920,
  fork: null,
  ...change,
})

async function fragmentOf(run: SharedRun): Promise<string> {
  const encoded = await encodeLink(run, context)
  if (!encoded.ok) throw new Error(encoded.says)
  return encoded.fragment
}

describe('a link', () => {
  it('opens the run it was made of', async () => {
    const run = shared({
      scenario: { seed: 7, lanes: [{ limit: 10 }, { limit: 99 }], retry: { kind: 'loop', n: 3 } },
      fork: { id: 'burst', atMs: 4_000 },
    })
    expect(await decodeLink(`#${await fragmentOf(run)}`, context)).toEqual({
      ok: true,
      shared: run,
      note: null,
    })
  })

  it('holds only what differs from its preset', async () => {
    expect((await fragmentOf(shared())).length).toBeLessThan(90)
  })

  it('is refused when it would be longer than 2,000 characters', async () => {
    const times = Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 104_729)
    expect(await encodeLink(shared({ scenario: { times } }), context)).toMatchObject({
      ok: false,
      says: expect.stringContaining('as a file'),
    })
  })

  it('says so when it was made with another engine', async () => {
    const fragment = await fragmentOf(shared())
    const opened = await decodeLink(fragment, { ...context, engineVersion: 3 })
    expect(opened).toMatchObject({ ok: true, note: expect.stringContaining('older engine') })
  })

  it.each([
    ['nothing', '', 'not a link'],
    ['another fragment', '#row-429', 'not a link'],
    ['no base64', '#run=%%%', 'damaged'],
    ['base64 of nothing deflated', '#run=aGVsbG8', 'damaged'],
    ['too long', `#run=${'a'.repeat(3_000)}`, 'longer'],
  ])('with %s in it is refused with a reason', async (_, fragment, reason) => {
    expect(await decodeLink(fragment, context)).toMatchObject({
      ok: false,
      says: expect.stringContaining(reason),
    })
  })

  it.each([
    ['a preset that is gone', { v: 1, e: 2, l: 'gone', c: [], t: 0, f: null }, 'no longer here'],
    ['another version', { v: 9, e: 2, l: 'limit-seam', c: [], t: 0, f: null }, 'damaged'],
    ['a negative time', { v: 1, e: 2, l: 'limit-seam', c: [], t: -1, f: null }, 'damaged'],
    ['an unknown key', { v: 1, e: 2, l: 'limit-seam', c: [], t: 0, f: null, x: 1 }, 'damaged'],
  ])('to %s is refused with a reason', async (_, link, reason) => {
    const fragment = `#run=${await pack(JSON.stringify(link))}`
    expect(await decodeLink(fragment, context)).toMatchObject({
      ok: false,
      says: expect.stringContaining(reason),
    })
  })

  it('that unpacks to megabytes is refused', async () => {
    const bomb = `#run=${await pack('0'.repeat(1_000_000))}`
    expect(bomb.length).toBeLessThan(2_000)
    expect(await decodeLink(bomb, context)).toMatchObject({ ok: false })
  })

  it('cannot reach the prototype of an object', async () => {
    const link = { v: 1, e: 2, l: 'limit-seam', c: [[['__proto__', 'x'], 1]], t: 0, f: null }
    await decodeLink(`#run=${await pack(JSON.stringify(link))}`, context)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('differences', () => {
  it('applied to the one make the other', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(json, json, (from, to) => {
        const made = differences(from, to).reduce<unknown>(
          (scenario, [path, value]) => withValue(scenario, path, value),
          from,
        )
        expect(JSON.stringify(made)).toBe(JSON.stringify(to))
      }),
    )
  })
})
