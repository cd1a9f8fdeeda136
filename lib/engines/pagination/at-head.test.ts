import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { PaginationEvent } from './event'
import { pagination } from './pagination'

const feedRun = (change: object = {}) => ({
  kind: 'feed',
  seed: 1,
  durationMs: 5_000,
  rows: 9,
  limit: 3,
  pageEveryMs: 1_000,
  lanes: ['offset'],
  writes: { kind: 'listed', writes: [] },
  ...change,
})

function run(change: object): readonly PaginationEvent[] {
  const events: PaginationEvent[] = []
  pagination.simulate(pagination.scenario.parse(feedRun(change)), (event) => events.push(event))
  return events
}

const told = (events: readonly PaginationEvent[]) =>
  events.map((event) => (event.kind === 'write' ? event.write : (event.feed?.ids ?? [])))

describe('a write at the head', () => {
  it('inserts above all others, after whatever else the millisecond holds', () => {
    const events = run({ durationMs: 2_001, atHead: [{ atMs: 1_000, kind: 'insert' }] })
    expect(told(events)).toEqual([
      [9, 8, 7],
      [6, 5, 4],
      { kind: 'insert', id: 1_000_001, key: 9_001 },
      [4, 3, 2],
    ])
  })

  it('deletes the row that is first by then', () => {
    const events = run({
      durationMs: 1_001,
      writes: { kind: 'listed', writes: [{ atMs: 500, write: { kind: 'delete', id: 9 } }] },
      atHead: [{ atMs: 600, kind: 'delete' }],
    })
    expect(told(events)).toEqual([
      [9, 8, 7],
      { kind: 'delete', id: 9 },
      { kind: 'delete', id: 8 },
      [4, 3, 2],
    ])
  })

  it('deletes nothing from an empty list, and starts one', () => {
    expect(
      told(
        run({
          rows: 0,
          durationMs: 1_001,
          atHead: [
            { atMs: 1, kind: 'delete' },
            { atMs: 2, kind: 'insert' },
          ],
        }),
      ),
    ).toEqual([[], { kind: 'insert', id: 1_000_002, key: 1 }, []])
  })

  it('counts among the writes that bound a run', () => {
    const atHead = Array.from({ length: 20_000 }, () => ({ atMs: 0, kind: 'insert' }))
    const writes = { kind: 'listed', writes: [{ atMs: 0, write: { kind: 'delete', id: 1 } }] }
    const { error } = pagination.scenario.safeParse(feedRun({ rows: 0, atHead, writes }))
    expect(error!.issues[0]!.message).toContain('would write more than 20000 times')
    expect(pagination.scenario.safeParse(feedRun({ rows: 0, atHead })).success).toBe(true)
  })
})

const feeds = fc.record({
  seed: fc.nat(1_000),
  rows: fc.nat(30),
  tieGroup: fc.integer({ min: 1, max: 3 }),
  lanes: fc.constantFrom(['offset'], ['keyset', 'offset-in-cursor']),
  writes: fc.record({
    kind: fc.constant('random' as const),
    arrivals: fc.constant({ kind: 'poisson', perSecond: 5 }),
    insert: fc.nat(3),
    delete: fc.nat(3),
    updateKey: fc.integer({ min: 1, max: 2 }),
    place: fc.constantFrom('head' as const, 'anywhere' as const),
  }),
})

describe('laws', () => {
  it('a write at the head moves no other write, and nothing before it', () => {
    fc.assert(
      fc.property(
        feeds,
        fc.nat(4_900),
        fc.constantFrom('insert' as const, 'delete' as const),
        (change, atMs, kind) => {
          const before = run(change)
          const after = run({ ...change, atHead: [{ atMs, kind }] })
          const past = (events: readonly PaginationEvent[]) =>
            events.filter((event) => event.atMs < atMs)
          expect(past(after)).toEqual(past(before))

          const writes = (events: readonly PaginationEvent[]) =>
            events.flatMap((event) =>
              event.kind === 'write' && event.lane === 0
                ? [`${event.atMs} ${JSON.stringify(event.write)}`]
                : [],
            )
          const added = writes(after)
          for (const write of writes(before)) {
            const place = added.indexOf(write)
            expect(place, write).toBeGreaterThanOrEqual(0)
            added.splice(place, 1)
          }
          expect(added.length).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('an offset in a cursor reads and costs what an offset does', () => {
    fc.assert(
      fc.property(feeds, (change) => {
        const plain = run({ ...change, lanes: ['offset'] })
        expect(run({ ...change, lanes: ['offset-in-cursor'] })).toEqual(plain)
      }),
      { numRuns: 300 },
    )
  })
})
