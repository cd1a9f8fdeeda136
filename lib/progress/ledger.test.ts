import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Fact, LearnerEvent } from './events'
import { randomLogs } from './events.arbitrary'
import { eventId, gradedFact, happened } from './fixtures'
import { fold, progressProjection as progress, type LearnerState } from './fold'
import { advanced, extended, foldLedger, openLedger, type Ledger } from './ledger'
import { baseOf, takeSnapshot } from './snapshot'

const bytes = (state: LearnerState) => JSON.stringify(progress.pack(state))

/** Stores the base, reads it back, and hands over only the events after it. */
function reopened({ base }: Ledger<LearnerState>, log: readonly LearnerEvent[]) {
  const read = baseOf(progress, structuredClone(takeSnapshot(progress, base)))!
  return openLedger(progress, read, log)
}

/** So many grades that a base is taken, then what a case is about. */
const LONG = 1_000
const long = (...last: readonly Fact[]) =>
  happened(...Array.from({ length: LONG }, (_, n) => graded(n)), ...last)
const graded = (n: number) => gradedFact({ ideas: { ticked: [n % 4], of: 4 }, spentMs: n })
const undo = (place: number): Fact => ({ kind: 'undone', target: eventId(place) })

describe('a ledger', () => {
  it('of a snapshot and the events since is the fold of all, byte for byte', () => {
    fc.assert(
      fc.property(randomLogs, fc.nat(), (log, pick) => {
        const cut = pick % (log.length + 1)
        const [old, later] = [log.slice(0, cut), log.slice(cut)]
        const base = { mark: old.at(-1), state: fold(old) }
        const opened = openLedger(progress, base, later)
        const reaches = later.some(
          (event) => event.kind === 'undone' && old.some(({ id }) => id === event.target),
        )
        expect(opened === undefined).toBe(reaches)
        if (opened) expect(bytes(opened.state)).toBe(bytes(fold(log)))
      }),
    )
  })

  it('grows event by event into the fold of all, in whatever order they come', () => {
    const shuffled = randomLogs.chain((log) =>
      fc.shuffledSubarray([...log, ...log], { minLength: 2 * log.length }),
    )
    fc.assert(
      fc.property(shuffled, (events) => {
        let ledger = foldLedger(progress, [])
        for (const event of events) {
          const next = extended(progress, ledger, event)
          ledger = next ?? foldLedger(progress, [...ledger.tail, event])
        }
        expect(bytes(ledger.state)).toBe(bytes(fold(events)))
      }),
    )
  })

  it('keeps a short tail, and the state does not show it', () => {
    const ledger = advanced(progress, foldLedger(progress, long()))
    expect(ledger.tail).toHaveLength(200)
    expect(bytes(ledger.state)).toBe(bytes(fold(long())))
    expect(bytes(reopened(ledger, long())!.state)).toBe(bytes(fold(long())))
  })

  it('holds no event in its base that a later one undoes', () => {
    const log = long(undo(LONG - 300))
    const ledger = advanced(progress, foldLedger(progress, log))
    expect(ledger.base.mark?.id).toBe(eventId(LONG - 301))
    expect(bytes(reopened(ledger, log)!.state)).toBe(bytes(fold(log)))
  })

  it('is folded anew when an event undoes one of the base', () => {
    const ledger = advanced(progress, foldLedger(progress, long()))
    const log = long(undo(3))
    expect(extended(progress, ledger, log.at(-1)!)).toBeUndefined()
    expect(reopened(ledger, log)).toBeUndefined()
  })

  it('is folded anew for an event older than its base', () => {
    const ledger = advanced(progress, foldLedger(progress, long()))
    const [older] = happened(gradedFact({ grade: 'again' }))
    const late = { ...older!, id: eventId('late') }
    expect(extended(progress, ledger, late)).toBeUndefined()
  })

  it('leaves the one it grew from as it was', () => {
    const ledger = foldLedger(progress, happened(gradedFact()))
    const before = bytes(ledger.state)
    extended(progress, ledger, happened(gradedFact(), gradedFact())[1]!)
    expect(bytes(ledger.state)).toBe(before)
  })
})

describe('a snapshot', () => {
  const { base } = advanced(progress, foldLedger(progress, long()))
  const snapshot = takeSnapshot(progress, base)

  it.each([
    ['of another version', { ...snapshot, version: '0' }],
    ['that was torn', { ...snapshot, text: snapshot.text.slice(0, -1) }],
    ['in which a bit fell over', { ...snapshot, text: snapshot.text.replace('800', '801') }],
    ['that is not there', undefined],
  ])('%s is no base', (_, stored) => {
    expect(baseOf(progress, stored)).toBeUndefined()
  })
})
