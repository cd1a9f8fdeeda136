import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Matrix } from '@/lib/incident/matrix'
import type { Drafts } from '@/lib/progress/drafts'
import { createMemoryDrafts } from '@/lib/progress/memory-drafts'
import { StorageError } from '@/lib/progress/storage-problem'

import { budgetOf, lookRefusal } from './refusal'
import { createIncidentStore } from './store'
import type { Rules } from './state'

const source = (key: string, minutes: number, odds: readonly number[]) => ({
  key,
  minutes,
  readings: [
    { key: 'yes', odds },
    { key: 'no', odds: odds.map((p) => 1 - p) },
  ],
})

const causes = ['lock', 'slow', 'crash']
const matrix: Matrix = {
  causes,
  priors: [0.5, 0.3, 0.2],
  sources: [
    source('locks', 2, [0.9, 0.1, 0.1]),
    source('pods', 4, [0.1, 0.1, 0.9]),
    source('capture', 8, [0.1, 0.9, 0.1]),
  ],
}

const SPENT_MS = 61_000

function setUp(
  append: (fact: unknown) => Promise<unknown> = async () => ({ id: 'e1' }),
  drafts: Drafts = createMemoryDrafts(),
) {
  const keep = vi.fn(append)
  let nowMs = 1_000
  const store = createIncidentStore({
    id: itemId('inc-a'),
    matrix,
    mitigations: [
      { key: 'roll-back', minutes: 3, stops: ['slow', 'crash'] },
      { key: 'cancel', minutes: 1, stops: ['lock'] },
    ],
    fixes: [0, 1, 2, null],
    keyOf: (cause) => itemId(causes[cause]!),
    log: { append: keep as never },
    drafts,
    now: () => nowMs,
    chance: () => 0.25,
    linkTo: (seed, cause) => `/incidents/inc-a#seed=${seed}${cause ? `&cause=${cause}` : ''}`,
  })
  const get = store.getState
  const play = (rules: Partial<Rules> = {}, cause: number | null = 0) =>
    get().start({ seed: 7, cause, rules: { isBlind: false, isShort: false, ...rules } })
  const pass = () => void (nowMs += SPENT_MS)
  return { store, get, play, keep, pass, drafts }
}

describe('an incident', () => {
  it('starts with the priors, on the clock of its budget', () => {
    const { get, play } = setUp()
    expect(get().phase).toBe('briefing')
    play()
    expect(get()).toMatchObject({ phase: 'open', shares: [50, 30, 20], steps: [] })
    expect(get().scene!.drawn).toMatchObject({ seed: 7, cause: 0 })
    expect(budgetOf(get())).toBe(14)
  })

  it('draws a seed when none is wanted', () => {
    const { get } = setUp()
    get().start({ seed: null, cause: null, rules: { isBlind: false, isShort: false } })
    expect(get().scene!.drawn.seed).toBe(2_500)
  })

  it('wants to hear what is believed before each look', () => {
    const { get, play } = setUp()
    play()
    get().look(0)
    expect(get().steps).toEqual([{ kind: 'look', source: 0, said: [0.5, 0.3, 0.2] }])
    expect(lookRefusal(get(), 1)).toBe('say first')
    get().look(1)
    expect(get().steps).toHaveLength(1)
    get().believe(0, 80)
    get().look(1)
    expect(get().steps[1]).toEqual({ kind: 'look', source: 1, said: [0.8, 0.12, 0.08] })
    get().keep()
    expect(lookRefusal(get(), 2)).toBeNull()
    expect(lookRefusal(get(), 0)).toBe('opened')
  })

  it('opens no look that its minutes do not pay for', () => {
    const { get, play } = setUp()
    play({ isShort: true })
    expect(budgetOf(get())).toBe(10)
    get().look(1)
    get().keep()
    expect(lookRefusal(get(), 2)).toBe('too dear')
    expect(lookRefusal(get(), 0)).toBeNull()
    get().mitigate(0)
    get().mitigate(1)
    // 4 + 3 + 1 minutes: two are left for two.
    expect(lookRefusal(get(), 0)).toBeNull()
  })

  it('pins only what was opened', () => {
    const { get, play } = setUp()
    play()
    get().pin(0)
    expect(get().pinned).toEqual([])
    get().look(0)
    get().pin(0)
    expect(get().pinned).toEqual([0])
    get().pin(0)
    expect(get().pinned).toEqual([])
  })

  it('mitigates once each, at any time, until the bleeding stops', () => {
    const { get, play } = setUp()
    play()
    get().mitigate(0)
    get().mitigate(0)
    expect(get().steps).toHaveLength(1)
    // A mitigation is no look: nothing has to be said for it.
    expect(get().isSettled).toBe(true)
    get().mitigate(1)
    get().look(0)
    expect(get().steps).toHaveLength(3)
  })

  it('does not mitigate what is stopped', () => {
    const { get, play } = setUp()
    play()
    get().mitigate(1)
    get().mitigate(0)
    expect(get().steps).toHaveLength(1)
  })

  it('is concluded with a cause and a fix, scored and kept', async () => {
    const { get, play, keep, pass } = setUp()
    play()
    get().look(0)
    get().believe(0, 90)
    get().pin(0)
    get().conclude()
    pass()
    await get().finish()
    expect(get().phase).toBe('concluding')
    get().name(0)
    get().choose(0)
    await get().finish()
    expect(get()).toMatchObject({
      phase: 'debrief',
      result: { isRight: true, isFixRight: true, isKept: true },
    })
    expect(get().result!.score.belief.points).toBeCloseTo(40 * (1 + Math.log(0.9) / Math.log(3)), 9)
    expect(keep.mock.calls).toEqual([
      [
        {
          ...{ kind: 'diagnosed', itemId: 'inc-a', right: true, confidence: 'certain' },
          ...{ cause: 'lock', seed: 7, link: '/incidents/inc-a#seed=7&cause=lock' },
          spentMs: SPENT_MS,
        },
      ],
    ])
  })

  it('asks again with another cause what was named wrong', async () => {
    const { get, play, keep } = setUp()
    play({}, null)
    const { cause } = get().scene!.drawn
    const wrong = (cause + 1) % 3
    get().conclude()
    get().name(wrong)
    get().choose(3)
    await get().finish()
    expect(get().result).toMatchObject({ isRight: false, isFixRight: false })
    const [{ link }] = keep.mock.calls[0] as unknown as [{ link: string }]
    const next = Number(/seed=(\d+)$/.exec(link)![1])
    get().start({ seed: next, cause: null, rules: get().rules })
    expect(get().scene!.drawn.cause).not.toBe(cause)
  })

  it('says so when the result cannot be kept', async () => {
    const { get, play } = setUp(() => Promise.reject(new StorageError('full')))
    play()
    get().conclude()
    get().name(0)
    get().choose(0)
    await get().finish()
    expect(get()).toMatchObject({ phase: 'debrief', result: { isKept: false, problem: 'full' } })
  })

  it('goes back to the evidence before it is over', () => {
    const { get, play } = setUp()
    play()
    get().conclude()
    get().look(0)
    expect(get().steps).toEqual([])
    get().reopen()
    get().look(0)
    expect(get().steps).toHaveLength(1)
  })

  it('without the list of causes asks for no numbers, and does not give the list back', () => {
    const { get, play } = setUp()
    play({ isBlind: true })
    get().note('a lock')
    get().look(0)
    get().look(1)
    expect(get().steps.map(({ said }) => said)).toEqual([null, null])
    get().conclude()
    get().reopen()
    expect(get()).toMatchObject({ phase: 'concluding', notes: 'a lock' })
  })

  it('is played again with another cause, or with other evidence of the same', () => {
    const { get, play } = setUp()
    play({ isShort: true })
    get().look(0)
    get().again('cause')
    const { cause, seed } = get().scene!.drawn
    expect(cause).not.toBe(0)
    expect(get()).toMatchObject({ phase: 'open', steps: [], isPlanted: false })
    expect(get().rules.isShort).toBe(true)
    get().again('evidence')
    expect(get().scene!.drawn.cause).toBe(cause)
    expect(get().scene!.drawn.seed).not.toBe(seed)
  })
})
