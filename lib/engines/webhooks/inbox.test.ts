import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createInbox, createReceipt, type Dedupe, type Effect, type Ordering } from './inbox'

const byId = (retentionMs: number, capacity = 1_000): Dedupe => ({
  kind: 'by-id',
  retentionMs,
  capacity,
})
const none: Dedupe = { kind: 'none' }

describe('an inbox', () => {
  it.each<{ dedupe: Dedupe; laterMs: number; second: Effect; effects: number }>([
    { dedupe: none, laterMs: 0, second: 'repeated', effects: 2 },
    { dedupe: byId(100), laterMs: 0, second: 'duplicate', effects: 1 },
    { dedupe: byId(100), laterMs: 100, second: 'duplicate', effects: 1 },
    { dedupe: byId(100), laterMs: 101, second: 'repeated', effects: 2 },
  ])('with $dedupe a copy $laterMs ms later is $second', ({ dedupe, laterMs, second, effects }) => {
    const inbox = createInbox(dedupe, 'none', 1)
    const receipt = createReceipt(0, 1)
    expect(inbox.receive(receipt, 1, 50)).toBe('applied')
    expect(inbox.receive(receipt, 1, 50 + laterMs)).toBe(second)
    expect(receipt.effects).toBe(effects)
  })

  it('a copy does not prolong the memory of its id', () => {
    const inbox = createInbox(byId(100), 'none', 1)
    const receipt = createReceipt(0, 1)
    const effects = [0, 60, 120].map((atMs) => inbox.receive(receipt, 1, atMs))
    expect(effects).toEqual(['applied', 'duplicate', 'repeated'])
  })

  it.each<{ ordering: Ordering; effects: readonly Effect[] }>([
    { ordering: 'none', effects: ['applied', 'regressed', 'applied'] },
    { ordering: 'sequence-check', effects: ['applied', 'stale', 'applied'] },
    { ordering: 're-fetch', effects: ['applied', 'unchanged', 'unchanged'] },
  ])('sequence 2, 1, 3 under $ordering', ({ ordering, effects }) => {
    const inbox = createInbox(none, ordering, 1)
    const seen = [2, 1, 3].map((sequence) => inbox.receive(createReceipt(0, sequence), 3, 0))
    expect(seen).toEqual(effects)
  })

  it('what was fetched counts as one effect of the event that led to it', () => {
    const inbox = createInbox(none, 're-fetch', 1)
    const receipt = createReceipt(0, 1)
    inbox.receive(receipt, 1, 0)
    expect(receipt.effects).toBe(1)
  })

  it('subjects have an order of their own', () => {
    const inbox = createInbox(none, 'sequence-check', 2)
    expect(inbox.receive(createReceipt(0, 5), 5, 0)).toBe('applied')
    expect(inbox.receive(createReceipt(1, 1), 1, 0)).toBe('applied')
  })
})

/** A table of ids, as a consumer would keep one. */
function tabulated(dedupe: Dedupe, ordering: Ordering) {
  let table: { id: number; atMs: number }[] = []
  const effects = new Map<number, number>()
  let state = 0
  return (copy: { id: number; sequence: number }, newest: number, atMs: number): Effect => {
    if (dedupe.kind === 'by-id') {
      table = table.filter((row) => row.atMs + dedupe.retentionMs >= atMs).slice(-dedupe.capacity)
      if (table.some((row) => row.id === copy.id)) return 'duplicate'
      table.push({ id: copy.id, atMs })
    }
    if (ordering === 'sequence-check' && copy.sequence <= state) return 'stale'
    if (ordering === 're-fetch') {
      if (newest <= state) return 'unchanged'
      state = newest
      return 'applied'
    }
    const before = state
    state = copy.sequence
    const count = (effects.get(copy.id) ?? 0) + 1
    effects.set(copy.id, count)
    if (count > 1) return 'repeated'
    return copy.sequence < before ? 'regressed' : 'applied'
  }
}

describe('laws of an inbox', () => {
  it('it does what a table of ids would do', () => {
    const dedupes = fc.oneof(
      fc.constant(none),
      fc.record({
        kind: fc.constant('by-id' as const),
        retentionMs: fc.nat(60),
        capacity: fc.integer({ min: 1, max: 6 }),
      }),
    )
    const copies = fc.array(fc.record({ id: fc.nat(9), gapMs: fc.nat(12) }), {
      minLength: 10,
      maxLength: 40,
    })
    const orderings = fc.constantFrom<Ordering>('none', 'sequence-check', 're-fetch')
    fc.assert(
      fc.property(dedupes, orderings, copies, (dedupe, ordering, copies) => {
        const inbox = createInbox(dedupe, ordering, 1)
        const expected = tabulated(dedupe, ordering)
        const receipts = Array.from({ length: 10 }, (_, id) => createReceipt(0, id + 1))
        let atMs = 0
        let newest = 0
        for (const { id, gapMs } of copies) {
          atMs += gapMs
          newest = Math.max(newest, id + 1)
          const copy = { id, sequence: id + 1 }
          expect(inbox.receive(receipts[id]!, newest, atMs)).toBe(expected(copy, newest, atMs))
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
