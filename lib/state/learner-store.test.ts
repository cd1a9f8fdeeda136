import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { LearnerEvent } from '@/lib/progress/events'
import { gradedEvent, gradedFact } from '@/lib/progress/fixtures'
import type { Learner } from '@/lib/progress/learner'
import type { ProgressLog } from '@/lib/progress/log'
import { createMemoryLearner } from '@/lib/progress/memory-learner'
import { createMemoryLog } from '@/lib/progress/memory-log'
import { StorageError } from '@/lib/progress/storage-problem'
import { emptySummary, parseSummary } from '@/lib/progress/summary'

import { createLearnerStore } from './learner-store'

const id = itemId('idempotency-keys')

const sources = { now: () => 0, newId: () => crypto.randomUUID() }
const memoryLog = () => createMemoryLog(sources)

const kept = (log: ProgressLog): Learner => ({ ...createMemoryLearner(sources), kept: true, log })

function setUp(openLearner: () => Promise<Learner>) {
  const slot: { text?: string } = {}
  const summary = {
    read: () => slot.text,
    write: (text: string) => void (slot.text = text),
    subscribe: () => () => undefined,
  }
  const store = createLearnerStore({ openLearner, summary })
  return {
    open: store.getState().open,
    view: () => store.getState().view,
    timesGraded: () => {
      const { view } = store.getState()
      return view.phase === 'open' ? view.progress.items.get(id)?.timesGraded : undefined
    },
    slot,
    summary: () => parseSummary(slot.text),
  }
}

describe('learner store', () => {
  it('opens on what the log holds', async () => {
    const log = memoryLog()
    await log.append(gradedFact())
    const { open, view, timesGraded } = setUp(async () => kept(log))

    expect(view().phase).toBe('closed')
    const opening = open()
    expect(view().phase).toBe('opening')
    await opening
    expect(timesGraded()).toBe(1)
  })

  it('follows the log, from whichever tab', async () => {
    const log = memoryLog()
    const { open, timesGraded } = setUp(async () => kept(log))
    await open()
    await log.append(gradedFact())
    await log.append(gradedFact())
    expect(timesGraded()).toBe(2)
  })

  it('counts an event once that was stored while the log was read', async () => {
    let tell: (event: LearnerEvent) => void = () => undefined
    let answer: (events: readonly LearnerEvent[]) => void = () => undefined
    const log: ProgressLog = {
      append: () => Promise.reject(new StorageError('unknown')),
      subscribe: (listener) => {
        tell = listener
        return () => undefined
      },
      onRewritten: () => () => undefined,
      read: () => new Promise((resolve) => (answer = resolve)),
    }
    const { open, timesGraded } = setUp(async () => kept(log))
    const opening = open()
    await new Promise(setImmediate)
    const [seen, missed] = [gradedEvent({ id: 'seen' }), gradedEvent({ id: 'missed' })]
    tell(seen)
    tell(missed)
    answer([seen])
    await opening
    expect(timesGraded()).toBe(2)
  })

  it('is opened once for everybody who asks, and each waits until it is', async () => {
    const openLearner = vi.fn(async () => kept(memoryLog()))
    const { open, view } = setUp(openLearner)
    void open()
    await open()
    expect(view().phase).toBe('open')
    await open()
    expect(openLearner).toHaveBeenCalledTimes(1)
  })

  it('names what went wrong and can be opened again', async () => {
    const log = memoryLog()
    const read = vi.fn(log.read).mockRejectedValueOnce(new StorageError('newer-version'))
    const { open, view } = setUp(async () => kept({ ...log, read }))
    await open()
    expect(view()).toEqual({ phase: 'failed', problem: 'newer-version' })
    await open()
    expect(view().phase).toBe('open')
  })

  it('stops listening to a log that it could not read', async () => {
    const stop = vi.fn()
    const read = () => Promise.reject(new StorageError('unknown'))
    const { open } = setUp(async () => kept({ ...memoryLog(), read, subscribe: () => stop }))
    await open()
    expect(stop).toHaveBeenCalledTimes(1)
  })
})

it('undoes and redoes from wherever the learner is', async () => {
  const log = memoryLog()
  await log.append(gradedFact())
  const { open, view, timesGraded } = setUp(async () => kept(log))
  await open()
  const { history } = view() as Extract<ReturnType<typeof view>, { phase: 'open' }>
  await history.undo()
  expect(timesGraded()).toBeUndefined()
  await history.redo()
  expect(timesGraded()).toBe(1)
})

describe('the summary', () => {
  it('is written at opening and after each event', async () => {
    const log = memoryLog()
    await log.append(gradedFact())
    const { open, summary } = setUp(async () => kept(log))
    await open()
    expect(summary().answered).toEqual([id])
    await log.append(gradedFact({ itemId: itemId('etags') }))
    expect(summary().answered).toEqual([id, 'etags'])
  })

  it('keeps what the review store wrote of what is due', async () => {
    const log = memoryLog()
    const { open, summary, slot } = setUp(async () => kept(log))
    slot.text = JSON.stringify({ answered: [], due: [[5, 7]] })
    await open()
    await log.append(gradedFact())
    expect(summary()).toEqual({ answered: [id], due: [[5, 7]] })
  })

  it('is left alone by a tab whose log will be gone', async () => {
    const log = memoryLog()
    const { open, summary } = setUp(async () => ({
      ...kept(log),
      kept: false,
      problem: 'blocked',
    }))
    await open()
    await log.append(gradedFact())
    expect(summary()).toEqual(emptySummary)
  })
})
