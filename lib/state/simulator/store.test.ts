import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { registry } from '@/lib/engines/registry'
import { StorageError } from '@/lib/progress/storage-problem'
import { createHost } from '@/lib/simulator/host'
import type { SharedRun } from '@/lib/simulator/link'
import { answer, createRemote, type Call } from '@/lib/simulator/remote'

import { createSimulatorStore } from './store'
import type { Lesson } from './state'

const [seam, hotClient] = registry.find(({ id }) => id === 'rate-limiting')!.examples

const lessons: readonly [Lesson, Lesson] = [
  {
    id: itemId('limit-seam'),
    scenario: seam,
    predict: { kind: 'number', value: 'worst.1', unit: 'requests', within: 0 },
  },
  { id: itemId('limit-hot'), scenario: hotClient, predict: null },
]

const preset: SharedRun = { lesson: 'limit-seam', scenario: seam, atMs: 0, fork: null }

const seamWith = (change: object) => ({ ...(seam as object), ...change })

/** The engine answers at once, or when the test says so. */
function setUp({ held = false, append = vi.fn(async () => ({ id: 'e1' })) } = {}) {
  const host = createHost()
  const calls: Call[] = []
  const linkTo = vi.fn(
    async ({ lesson, atMs }: SharedRun) => `/simulators/rate-limiting#${lesson}@${atMs}`,
  )
  const { remote, receive } = createRemote({
    send: (call) => {
      if (held) calls.push(call)
      else queueMicrotask(() => receive(answer(host, call)))
    },
  })
  const store = createSimulatorStore({
    simulator: 'rate-limiting',
    lessons,
    engine: remote,
    log: { append: append as never },
    linkTo,
  })
  const settle = () => vi.waitFor(() => expect(store.getState().at).not.toBeNull())
  const deliver = (order: readonly number[]) =>
    order.forEach((n) => receive(answer(host, calls[n]!)))
  return { store, append, linkTo, settle, calls, deliver }
}

describe('a simulator', () => {
  it('runs its first preset, and asks before it shows', async () => {
    const { store, settle } = setUp()
    await store.getState().open(preset)
    await settle()
    expect(store.getState()).toMatchObject({ isAsking: true, isRunning: false, problems: [] })
    expect(store.getState().run?.reading.lanes).toHaveLength(7)
  })

  it('opens a link at its moment without asking, with its fork', async () => {
    const { store, settle } = setUp()
    const fork = { id: 'burst', atMs: 1_500 }
    await store.getState().open({ lesson: 'limit-seam', scenario: seam, atMs: 2_000, fork })
    await settle()
    expect(store.getState()).toMatchObject({ isAsking: false, atMs: 2_000, fork: { order: fork } })
    expect(store.getState().at?.forked).not.toBeNull()
  })

  it('keeps the last good run while the controls hold nonsense', async () => {
    const { store, settle } = setUp()
    await store.getState().open(preset)
    await settle()
    const good = store.getState().run
    await store.getState().propose(['durationMs'], -1)
    expect(store.getState().problems).toMatchObject([{ path: ['durationMs'] }])
    expect(store.getState().run).toBe(good)
    await store.getState().propose(['durationMs'], 6_000)
    expect(store.getState()).toMatchObject({
      problems: [],
      run: { scenario: { durationMs: 6_000 } },
    })
  })

  it('stays private in all that is derived from private times, until something else is run', async () => {
    const { store } = setUp()
    const { open, replace, propose, choose } = store.getState()
    await open(preset)
    await replace(seamWith({ seed: 3 }), { isPrivate: true })
    await propose(['seed'], 4)
    await replace(seamWith({ seed: 5 }), { atMs: 1 })
    expect(store.getState()).toMatchObject({ isPrivate: true, atMs: 1 })
    // What is refused leaves the private run on screen.
    await open({ lesson: 'limit-hot', scenario: {}, atMs: 0, fork: null })
    await replace({}, { isPrivate: false })
    expect(store.getState()).toMatchObject({ isPrivate: true, run: { scenario: { seed: 5 } } })
    await choose('limit-hot')
    expect(store.getState().isPrivate).toBe(false)
  })

  it('is not private by a file that was refused', async () => {
    const { store } = setUp()
    await store.getState().open(preset)
    await store.getState().replace(seamWith({ durationMs: -1 }), { isPrivate: true })
    expect(store.getState()).toMatchObject({
      isPrivate: false,
      problems: [{ path: ['durationMs'] }],
    })
  })

  it('shows the run that was asked for last, whichever is answered first', async () => {
    const { store, calls, deliver } = setUp({ held: true })
    const first = store.getState().propose(['seed'], 1)
    const second = store.getState().propose(['seed'], 2)
    expect(calls).toHaveLength(2)
    deliver([1, 0])
    await Promise.all([first, second])
    expect(store.getState().run?.scenario).toMatchObject({ seed: 2 })
  })

  it('never leaves the run', async () => {
    const { store, settle } = setUp()
    await store.getState().open(preset)
    await settle()
    store.getState().seek(1e9)
    expect(store.getState().atMs).toBe(5_000)
    store.getState().seek(-5)
    expect(store.getState().atMs).toBe(0)
  })

  it('steps from event to event and jumps from moment to moment, both ways', async () => {
    const { store, settle } = setUp()
    await store.getState().open(preset)
    await settle()
    const { step } = store.getState()
    await Promise.all([step(1), step(1), step(-1)])
    expect(store.getState().atMs).toBe(1_999)
    await step(1)
    expect(store.getState().atMs).toBe(2_000)
    store.getState().seek(5_000)
    store.getState().jump(-1)
    const last = store.getState().run!.reading.moments.at(-1)!.atMs
    expect(store.getState().atMs).toBe(last)
  })
})

describe('a prediction', () => {
  const predicted = async (said: number, ports = {}) => {
    const scene = setUp(ports)
    await scene.store.getState().open(preset)
    await scene.settle()
    await scene.store.getState().predict(said, 'certain')
    return scene
  }

  it('that is wrong is kept with the link that asks again', async () => {
    const { store, append } = await predicted(10)
    expect(store.getState()).toMatchObject({
      isAsking: false,
      prediction: { said: 10, right: false, actual: '20', isKept: true, problem: undefined },
    })
    expect(append).toHaveBeenCalledExactlyOnceWith({
      kind: 'predicted',
      itemId: 'limit-seam',
      right: false,
      confidence: 'certain',
      link: '/simulators/rate-limiting#limit-seam@0',
    })
  })

  it('links to the run on screen, whatever the controls hold', async () => {
    const { store, linkTo, settle } = setUp()
    await store.getState().open(preset)
    await settle()
    await store.getState().propose(['durationMs'], -1)
    await store.getState().predict(10, 'certain')
    expect(linkTo.mock.lastCall?.[0].scenario).toBe(store.getState().run!.scenario)
  })

  it('is not called kept before it is', async () => {
    let commit: () => void = () => undefined
    const append = vi.fn(() => new Promise<{ id: string }>((r) => (commit = () => r({ id: 'e1' }))))
    const scene = setUp({ append })
    await scene.store.getState().open(preset)
    await scene.settle()
    const kept = scene.store.getState().predict(10, 'guess')
    await vi.waitFor(() => expect(append).toHaveBeenCalled())
    expect(scene.store.getState().prediction).toMatchObject({ isKept: false })
    commit()
    await kept
    expect(scene.store.getState().prediction).toMatchObject({ isKept: true })
  })

  it('is made once', async () => {
    const { store, append } = await predicted(20)
    await store.getState().predict(20, 'guess')
    expect(append).toHaveBeenCalledTimes(1)
    expect(store.getState().prediction).toMatchObject({ right: true, confidence: 'certain' })
  })

  it('stays on screen when it cannot be kept, and says why', async () => {
    const append = vi.fn(async () => Promise.reject(new StorageError('full')))
    const { store } = await predicted(20, { append })
    expect(store.getState().prediction).toMatchObject({
      right: true,
      isKept: false,
      problem: 'full',
    })
  })

  it('is gone with another preset, which may not ask', async () => {
    const { store } = await predicted(20)
    await store.getState().choose('limit-hot')
    expect(store.getState()).toMatchObject({ prediction: null, isAsking: false, atMs: 0 })
  })
})
