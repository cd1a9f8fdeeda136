import 'fake-indexeddb/auto'

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { Row } from '@/lib/progress/archive'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import { eventId, gradedFact } from '@/lib/progress/fixtures'
import { fold, progressProjection, type LearnerState } from '@/lib/progress/fold'
import { foldReview, reviewProjection, type ReviewState } from '@/lib/review/review-state'
import { follow } from '@/lib/state/follow'

import { archiveIn } from './archive'
import { channelOf } from './channel'
import { LearnerDatabase } from './database'
import { progressLogIn } from './progress-log'
import { snapshotsIn } from './snapshots'

afterEach(() => vi.restoreAllMocks())

/** What can happen to a learner with two tabs. */
type Step =
  | { readonly act: 'grade' | 'grade while full' | 'kill while grading' | 'reload' | 'undo' }
  | { readonly act: 'import' | 'import while full' | 'take back'; readonly ms: number }

type TabStep = Step & { readonly tab: 0 | 1 }

const START = 1_767_603_600_000
/** So few that snapshots are taken and dropped within a run. */
const KEPT = 2

let runs = 0

class Tab {
  progress: LearnerState | undefined
  review: ReviewState | undefined
  private stops: (() => void)[] = []
  private db!: LearnerDatabase
  log!: ReturnType<typeof progressLogIn>
  archive!: ReturnType<typeof archiveIn>

  constructor(
    readonly name: string,
    readonly now: () => number,
  ) {}

  async open() {
    this.db = new LearnerDatabase(this.name)
    const channel = channelOf(this.db)
    this.log = progressLogIn(this.db, { channel, now: this.now })
    this.archive = archiveIn(this.db, { channel, now: this.now })
    const source = { log: this.log, snapshots: snapshotsIn(this.db) }
    const lose = (cause: unknown) => {
      throw cause
    }
    this.stops = [
      await follow(source, progressProjection, {
        show: ({ state }) => void (this.progress = state),
        ...{ lose, kept: KEPT },
      }),
      await follow(source, reviewProjection, {
        show: ({ state }) => void (this.review = state),
        ...{ lose, kept: KEPT },
      }),
    ]
  }

  /** As the system does it: whatever was on its way does not come back. */
  kill() {
    for (const stop of this.stops) stop()
    this.db.close()
  }
}

class Run {
  readonly acknowledged: LearnerEvent[] = []
  /** Imported and not taken back. */
  readonly imports = new Map<string, readonly LearnerEvent[]>()
  private imported = 0
  private nowMs = START
  readonly name = `faults-${(runs += 1)}`
  readonly tabs = [0, 1].map(() => new Tab(this.name, () => (this.nowMs += 3_600_000)))

  async step(step: TabStep) {
    const tab = this.tabs[step.tab]!
    switch (step.act) {
      case 'grade':
        return this.append(tab, gradedFact({ spentMs: this.acknowledged.length }))
      case 'undo': {
        const target = this.acknowledged.at(-1 - step.tab)
        return target && this.append(tab, { kind: 'undone', target: target.id })
      }
      case 'grade while full':
        return this.whileFull(() => this.append(tab, gradedFact()))
      case 'kill while grading': {
        const grading = this.append(tab, gradedFact())
        tab.kill()
        await grading
        return tab.open()
      }
      case 'reload':
        tab.kill()
        return tab.open()
      case 'import':
        return this.import(tab, step.ms)
      case 'import while full':
        return this.whileFull(() => this.import(tab, step.ms))
      case 'take back':
        return this.takeBack(tab)
    }
  }

  private append(tab: Tab, fact: Fact) {
    return tab.log.append(fact).then(
      (event) => void this.acknowledged.push(event),
      () => undefined,
    )
  }

  /** Of another device, at any time: before, between and after the events there are. */
  private async import(tab: Tab, ms: number) {
    const events = [0, 1].map((n): LearnerEvent => ({
      ...gradedFact({ spentMs: n }),
      id: eventId(`i${(this.imported += 1)}`),
      schema: 1,
      clock: { ms: START + ms, counter: n, device: 'tablet' },
    }))
    const made = await tab.archive.union(events as unknown as Row[]).catch(() => undefined)
    if (made) this.imports.set(made.id, events)
  }

  private async takeBack(tab: Tab) {
    const [id] = this.imports.keys()
    if (id === undefined) return
    await tab.archive.takeBack(id)
    this.imports.delete(id)
  }

  private async whileFull(work: () => Promise<void>) {
    const full = runOutOfSpace()
    await work()
    full.mockRestore()
  }
}

const steps = fc.array(
  fc.record({
    tab: fc.constantFrom(0 as const, 1 as const),
    act: fc.constantFrom<Step['act']>(
      ...(['grade', 'grade', 'grade', 'grade while full', 'kill while grading', 'reload'] as const),
      ...(['undo', 'import', 'import while full', 'take back'] as const),
    ),
    ms: fc.nat({ max: 30 * 3_600_000 }),
  }),
  { minLength: 1, maxLength: 20, size: 'max' },
) as fc.Arbitrary<TabStep[]>

describe('a learner with two tabs, a full disk, and a system that kills tabs', () => {
  it('loses no grade that was acknowledged, in 500 random runs', async () => {
    const seen = { acknowledged: 0, runs: 0 }
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const run = new Run()
        for (const tab of run.tabs) await tab.open()
        for (const step of list) await run.step(step)
        await settle(run)

        const log = await run.tabs[0]!.log.read()
        const kept = new Set(log.map(({ id }) => id))
        for (const { id } of run.acknowledged) expect(kept).toContain(id)
        for (const { id } of [...run.imports.values()].flat()) expect(kept).toContain(id)

        const [progress, review] = [fold(log), foldReview(log)]
        for (const tab of run.tabs) {
          expect(bytes(progressProjection, tab.progress!)).toBe(bytes(progressProjection, progress))
          expect(bytes(reviewProjection, tab.review!)).toBe(bytes(reviewProjection, review))
          tab.kill()
        }
        // What a visit tomorrow will be built from is the fold of the log as well.
        const tomorrow = new Tab(run.name, () => 0)
        await tomorrow.open()
        expect(bytes(progressProjection, tomorrow.progress!)).toBe(
          bytes(progressProjection, progress),
        )
        expect(bytes(reviewProjection, tomorrow.review!)).toBe(bytes(reviewProjection, review))
        tomorrow.kill()
        seen.acknowledged += run.acknowledged.length
        seen.runs += 1
      }),
      { numRuns: 500 },
    )
    expect(seen.runs).toBe(500)
    expect(seen.acknowledged).toBeGreaterThan(1_500)
  }, 240_000)
})

function bytes<State>({ pack }: { pack: (state: State) => unknown }, state: State) {
  return JSON.stringify(pack(state))
}

/** Messages between tabs come when they come: until both show what is stored. */
async function settle({ tabs }: Run) {
  for (let tries = 0; tries < 100; tries += 1) {
    const log = await tabs[0]!.log.read()
    const [progress, review] = [
      bytes(progressProjection, fold(log)),
      bytes(reviewProjection, foldReview(log)),
    ]
    const isThere = (tab: Tab) =>
      bytes(progressProjection, tab.progress!) === progress &&
      bytes(reviewProjection, tab.review!) === review
    if (tabs.every(isThere)) return
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** The event went in, then the disk was full at the commit: the transaction is taken back. */
function runOutOfSpace() {
  const { add } = IDBObjectStore.prototype
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    row: unknown,
  ) {
    const request = add.call(this, row)
    const transaction = this.transaction as unknown as { _abort(reason: string): void }
    const abort = () => transaction._abort('QuotaExceededError')
    if (this.name === 'events') request.addEventListener('success', abort)
    return request
  })
}
