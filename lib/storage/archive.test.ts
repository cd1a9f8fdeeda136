import 'fake-indexeddb/auto'

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { backupOf, backupText } from '@/lib/exchange/backup'
import { parseBackup } from '@/lib/exchange/parse-backup'
import { previewImport } from '@/lib/exchange/preview-import'
import type { Archive, Belongings, Row } from '@/lib/progress/archive'
import { randomBelongings, randomDrafts } from '@/lib/progress/belongings.arbitrary'
import type { LearnerEvent } from '@/lib/progress/events'
import { randomLogs } from '@/lib/progress/events.arbitrary'
import { eventId, gradedEvent, gradedFact, happened } from '@/lib/progress/fixtures'
import { fold, progressProjection } from '@/lib/progress/fold'
import { foldReview, reviewProjection } from '@/lib/review/review-state'

import { archiveIn } from './archive'
import { LearnerDatabase } from './database'
import { draftsIn } from './drafts'
import { openLearner } from './open-learner'
import { progressLogIn } from './progress-log'

afterEach(() => vi.restoreAllMocks())

let databases = 0
const rowsOf = (events: readonly LearnerEvent[]) => events as unknown as readonly Row[]

function freshPlaces() {
  const db = new LearnerDatabase(`archive-${databases++}`)
  return { db, log: progressLogIn(db), archive: archiveIn(db), drafts: draftsIn(db) }
}

/** Both states, every row and every draft: what two devices have to agree on. */
async function bytesOf({ log, archive }: Pick<ReturnType<typeof freshPlaces>, 'log' | 'archive'>) {
  const events = await log.read()
  const rows = (await archive.rows()).toSorted((a, b) =>
    String(a['id']) < String(b['id']) ? -1 : 1,
  )
  return JSON.stringify([
    progressProjection.pack(fold(events)),
    reviewProjection.pack(foldReview(events)),
    rows,
    await archive.drafts(),
  ])
}

type Piece = Pick<Belongings, 'rows' | 'drafts'>

const takeIn = (archive: Archive, { rows, drafts }: Piece) => archive.union(rows, { drafts })

async function holding(...all: readonly Piece[]) {
  const places = freshPlaces()
  for (const piece of all) await takeIn(places.archive, piece)
  return bytesOf(places)
}

/** Three devices that share some events: a log cut into overlapping pieces, and drafts of their own. */
const pieces = randomLogs.chain((log) => {
  const piece: fc.Arbitrary<Piece> = fc.record({
    rows: fc.subarray([...rowsOf(log)]),
    drafts: randomDrafts,
  })
  return fc.tuple(piece, piece, piece)
})

describe('an import', () => {
  it('is a union: in any order, any grouping and any number of times the same', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async ([a, b, c]) => {
        const once = await holding(a, b, c)
        expect(await holding(c, b, a)).toBe(once)
        expect(await holding(a, b, a, c, c, b)).toBe(once)
        const [left, right] = [freshPlaces(), freshPlaces()]
        await takeIn(left.archive, a)
        await takeIn(left.archive, b)
        await takeIn(right.archive, c)
        const all = { rows: await left.archive.rows(), drafts: await left.archive.drafts() }
        await takeIn(right.archive, all)
        expect(await bytesOf(right)).toBe(once)
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('is taken back as one, and leaves the bytes there were before', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async ([a, b]) => {
        const places = freshPlaces()
        await takeIn(places.archive, a)
        const before = await bytesOf(places)
        const { id, added } = await takeIn(places.archive, b)
        expect(added).toBe(b.rows.filter((event) => !a.rows.includes(event)).length)
        await places.archive.takeBack(id)
        expect(await bytesOf(places)).toBe(before)
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('taken back leaves what was done since', async () => {
    const { archive, log, drafts } = freshPlaces()
    const imported = ['etags', 'cursors'].map((key) => ({ key, text: 'Imported', atMs: 5 }))
    const events = rowsOf(happened(gradedFact(), gradedFact()))
    const made = await archive.union(events, { drafts: imported })
    const since = await log.append(gradedFact())
    await drafts.write('etags', 'Edited since')
    await archive.takeBack(made.id)
    expect(await log.read()).toEqual([since])
    expect(await archive.imports()).toEqual([])
    expect(await drafts.read('etags')).toBe('Edited since')
    expect(await drafts.read('cursors')).toBeUndefined()
  })

  it('keeps rows that this release does not know', async () => {
    const { archive, log } = freshPlaces()
    const row = { ...gradedEvent(), kind: 'voiceGraded', pitch: 3 }
    await archive.union([row])
    expect(await archive.rows()).toEqual([row])
    expect(await log.read()).toEqual([])
  })

  it('mends a damaged row', async () => {
    const { archive, db, log } = freshPlaces()
    const whole = gradedEvent()
    const torn = { id: whole.id, kind: 'graded', clock: whole.clock }
    await db.events.add(torn)
    const nothing = { drafts: [], preferences: undefined }
    const preview = previewImport(
      { ...nothing, rows: await archive.rows() },
      { ...nothing, rows: rowsOf([whole]) },
    )
    expect(preview).toMatchObject({ ok: true, added: [whole] })
    await archive.union(rowsOf([whole]))
    expect(await log.read()).toEqual([whole])
  })

  it('that does not fit adds nothing', async () => {
    const { archive, log } = freshPlaces()
    const event = await log.append(gradedFact())
    runOutOfSpace()
    const rows = rowsOf(happened(gradedFact(), gradedFact()))
    const union = archive.union(rows, { drafts: [{ key: 'etags', text: 'Imported', atMs: 5 }] })
    await expect(union).rejects.toMatchObject({ problem: 'full' })
    expect(await log.read()).toEqual([event])
    expect(await archive.drafts()).toEqual([])
    expect(await archive.imports()).toEqual([])
  })

  it('is heard of in every tab', async () => {
    const name = `archive-${databases++}`
    const [here, there] = await Promise.all([openLearner(name), openLearner(name)])
    const heard: string[] = []
    here.log.onRewritten(() => void heard.push('here'))
    const elsewhere = new Promise<void>((resolve) => there.log.onRewritten(resolve))
    await here.archive.union(rowsOf(happened(gradedFact())))
    await elsewhere
    expect(heard).toEqual(['here'])
  })
})

describe('a backup', () => {
  it('exported, everything deleted, and imported gives the same state', async () => {
    await fc.assert(
      fc.asyncProperty(randomBelongings, async ({ rows, drafts }) => {
        const places = freshPlaces()
        const later = { ...gradedEvent({ id: eventId('later') }), kind: 'voiceGraded' }
        await places.archive.union([...rows, later], { drafts })
        await places.log.append(gradedFact())
        await places.drafts.write('last', 'Written a moment ago')
        const before = await bytesOf(places)
        const here = async () => ({
          ...{ rows: await places.archive.rows(), drafts: await places.archive.drafts() },
          preferences: undefined,
        })

        const nowMs = Date.now()
        const text = backupText(backupOf(await here(), nowMs))
        await places.archive.erase()
        expect(await here()).toMatchObject({ rows: [], drafts: [] })

        const parsed = parseBackup(text, { nowMs, allowFuture: true })
        const preview = parsed.ok && previewImport(await here(), parsed)
        if (!preview || !preview.ok) throw new Error('The backup was refused')
        await places.archive.union(preview.added, { drafts: parsed.drafts })
        expect(await bytesOf(places)).toBe(before)
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('has an age, and knows how much there was', async () => {
    const db = new LearnerDatabase(`archive-${databases++}`)
    const archive = archiveIn(db, { now: () => 42 })
    expect(await archive.lastBackup()).toBeUndefined()
    await archive.union(rowsOf(happened(gradedFact(), gradedFact())))
    await archive.noteBackup()
    expect(await archive.lastBackup()).toEqual({ atMs: 42, rows: 2 })
  })
})

describe('deleting everything', () => {
  it('leaves no event, no draft and no device', async () => {
    const { db, log, archive } = freshPlaces()
    const before = await log.append(gradedFact())
    await db.drafts.put({ key: 'etags', text: 'A validator' })
    await archive.noteBackup()
    await archive.union(rowsOf(happened(gradedFact())))
    await archive.erase()

    const left = await Promise.all(
      [db.events, db.drafts, db.device, db.imports, db.snapshots].map((table) => table.count()),
    )
    expect(left).toEqual([0, 0, 0, 0, 0])
    expect(await archive.lastBackup()).toBeUndefined()
    const after = await log.append(gradedFact())
    expect(after.clock.device).not.toBe(before.clock.device)
  })
})

/** All went in, then the disk was full at the commit: the transaction is taken back. */
function runOutOfSpace() {
  const { put } = IDBObjectStore.prototype
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    row: unknown,
  ) {
    const request = put.call(this, row)
    const transaction = this.transaction as unknown as { _abort(reason: string): void }
    const abort = () => transaction._abort('QuotaExceededError')
    if (this.name === 'facts') request.addEventListener('success', abort)
    return request
  })
}
