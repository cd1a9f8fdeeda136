import 'fake-indexeddb/auto'

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { compareClocks } from '@/lib/progress/clock'
import type { LearnerEvent } from '@/lib/progress/events'
import { gradedEvent, gradedFact } from '@/lib/progress/fixtures'

import { LearnerDatabase } from './database'
import { openProgressLog, progressLogIn } from './progress-log'

const times = <T>(count: number, act: () => T) => Array.from({ length: count }, act)
const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id).toSorted()

let databases = 0
const freshName = () => `progress-log-${databases++}`

afterEach(() => vi.restoreAllMocks())

describe('openProgressLog', () => {
  it('remembers an event across visits', async () => {
    const name = freshName()
    const event = await openProgressLog(name).append(gradedFact())

    expect(await openProgressLog(name).read()).toEqual([event])
    expect(event).toMatchObject({ ...gradedFact(), schema: 1, clock: { counter: 0 } })
  })

  it('keeps every grade of two tabs at once, and no two share a time', async () => {
    const name = freshName()
    const tabs = [openProgressLog(name), openProgressLog(name)]
    const told = await Promise.all(tabs.flatMap((tab) => times(20, () => tab.append(gradedFact()))))

    const kept = await openProgressLog(name).read()
    expect(ids(kept)).toEqual(ids(told))
    expect(new Set(told.map(({ id }) => id)).size).toBe(40)
    const inTime = kept.map(({ clock }) => clock).toSorted(compareClocks)
    const ties = inTime.filter((clock, n) => n > 0 && compareClocks(inTime[n - 1]!, clock) === 0)
    expect(ties).toEqual([])
  })

  it('is one device in all tabs, and another in another browser', async () => {
    const [mine, other] = [freshName(), freshName()]
    const events = await Promise.all(
      [mine, mine, other].map((name) => openProgressLog(name).append(gradedFact())),
    )
    const [first, second, third] = events.map(({ clock }) => clock.device)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('moves time forward though tabs take turns and the wall clock steps back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        let nowMs = 0
        const name = freshName()
        const tabs = [0, 1].map(() =>
          progressLogIn(new LearnerDatabase(name), { now: () => nowMs }),
        )
        const clocks = []
        for (const { tab, atMs } of turns) {
          nowMs = atMs
          clocks.push((await tabs[tab]!.append(gradedFact())).clock)
        }
        expect(clocks.toSorted(compareClocks)).toEqual(clocks)
      }),
      { numRuns: 20 },
    )
  })

  it('tells this tab and the others of an event, once it is stored', async () => {
    const name = freshName()
    const [here, there] = [openProgressLog(name), openProgressLog(name)]
    const heard: string[] = []
    here.subscribe(({ id }) => heard.push(`here ${id}`))
    const elsewhere = new Promise<LearnerEvent>((resolve) => there.subscribe(resolve))

    const event = await here.append(gradedFact())
    expect(heard).toEqual([`here ${event.id}`])
    expect(await elsewhere).toEqual(event)
  })

  it('stops telling whoever stopped listening', async () => {
    const log = openProgressLog(freshName())
    const heard = vi.fn()
    log.subscribe(heard)()
    await log.append(gradedFact())
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('a log that cannot store an event', () => {
  it('loses nothing it acknowledged, and acknowledges nothing it lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (fits) => {
        const name = freshName()
        const log = openProgressLog(name)
        const told: LearnerEvent[] = []
        const problems: unknown[] = []
        for (const fit of fits) {
          const full = fit ? undefined : runOutOfSpace()
          await log.append(gradedFact()).then(
            (event) => told.push(event),
            ({ problem }) => problems.push(problem),
          )
          full?.mockRestore()
        }
        expect(ids(await openProgressLog(name).read())).toEqual(ids(told))
        expect(problems).toEqual(fits.filter((fit) => !fit).map(() => 'full'))
      }),
      { numRuns: 20 },
    )
  })

  it('tells nobody of it', async () => {
    const log = openProgressLog(freshName())
    const heard = vi.fn()
    log.subscribe(heard)
    runOutOfSpace()
    await expect(log.append(gradedFact())).rejects.toMatchObject({ problem: 'full' })
    expect(heard).not.toHaveBeenCalled()
  })

  it('refuses a fact it could not read back', async () => {
    const log = openProgressLog(freshName())
    await expect(log.append(gradedFact({ spentMs: 0.5 }))).rejects.toThrow('Storage')
    expect(await log.read()).toEqual([])
  })
})

describe('rows that are no events to this release', () => {
  it.each([
    ['damaged', { id: 'torn', kind: 'graded' }],
    ['damaged in its clock', { ...gradedEvent(), clock: { ms: Infinity, counter: 0 } }],
    ['of a later kind', { ...gradedEvent(), kind: 'voiceGraded', marks: [3] }],
    ['of a later schema', { ...gradedEvent(), schema: 2, grade: { points: 7 } }],
  ])('one %s is passed over and stays as it is', async (_, row) => {
    const name = freshName()
    const db = new LearnerDatabase(name)
    await db.events.add(row)
    const log = openProgressLog(name)

    const event = await log.append(gradedFact())
    expect(await log.read()).toEqual([event])
    expect(await db.events.get(row.id)).toEqual(row)
  })

  it('still set the time where they have one, so that what comes later sorts later', async () => {
    const name = freshName()
    const later = gradedEvent({ clock: { ms: 9e12, counter: 4, device: 'tomorrow' } })
    const damaged = { ...later, id: 'torn', clock: { ms: Infinity, counter: 0 } }
    await new LearnerDatabase(name).events.bulkAdd([{ ...later, kind: 'voiceGraded' }, damaged])

    const { clock } = await openProgressLog(name).append(gradedFact())
    expect(clock).toMatchObject({ ms: 9e12, counter: 5 })
  })
})

const turn = fc.record({ tab: fc.constantFrom(0, 1), atMs: fc.nat({ max: 5 }) })

/** The event went in, then the disk was full at the commit: the transaction is taken back. */
function runOutOfSpace() {
  const { add } = IDBObjectStore.prototype
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    row: unknown,
  ) {
    const request = add.call(this, row)
    // No browser lets a script do this, hence the private method of the fake one.
    const transaction = this.transaction as unknown as { _abort(reason: string): void }
    const abort = () => transaction._abort('QuotaExceededError')
    if (this.name === 'events') request.addEventListener('success', abort)
    return request
  })
}
