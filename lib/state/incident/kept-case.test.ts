import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Matrix } from '@/lib/incident/matrix'
import type { Drafts } from '@/lib/progress/drafts'
import { createMemoryDrafts } from '@/lib/progress/memory-drafts'
import { StorageError } from '@/lib/progress/storage-problem'

import { caseKey, type KeptCase, parseCase } from './kept-case'
import { createIncidentStore } from './store'

const id = itemId('inc-a')
const odds = [
  [0.9, 0.1],
  [0.1, 0.9],
]
const matrix: Matrix = {
  causes: ['lock', 'slow'],
  priors: [0.5, 0.5],
  sources: ['locks', 'pods'].map((key) => ({
    key,
    minutes: 2,
    readings: odds.map((row, n) => ({ key: `r${n}`, odds: row })),
  })),
}
const rules = { isBlind: false, isShort: true }

function setUp(drafts: Drafts = createMemoryDrafts()) {
  let nowMs = 5_000
  const append = vi.fn<(fact: unknown) => Promise<unknown>>(async () => ({ id: 'e1' }))
  const store = createIncidentStore({
    id,
    matrix,
    mitigations: [{ key: 'roll-back', minutes: 3, stops: ['slow'] }],
    fixes: [0, 1, null],
    keyOf: (cause) => itemId(matrix.causes[cause]!),
    log: { append: append as never },
    drafts,
    now: () => nowMs,
    chance: () => 0.5,
    linkTo: (seed) => `/incidents/inc-a#seed=${seed}`,
  })
  const kept = async () => parseCase(await drafts.read(caseKey(id)))
  return { get: store.getState, kept, append, pass: (ms: number) => void (nowMs += ms) }
}

/** A look, a belief, a pin, a mitigation, and a cause named. */
async function played() {
  const drafts = createMemoryDrafts()
  const one = setUp(drafts)
  one.get().start({ seed: 3, cause: 1, rules })
  one.pass(40_000)
  one.get().look(1)
  one.get().believe(1, 70)
  one.get().pin(1)
  one.get().mitigate(0)
  one.get().note('slow, I think')
  one.get().conclude()
  one.get().name(1)
  await vi.waitFor(async () => expect(await one.kept()).toMatchObject({ named: 1 }))
  return { ...one, drafts }
}

describe('an investigation that is not closed', () => {
  it('goes on where it was left, with its clock', async () => {
    const { get, kept, drafts } = await played()
    const other = setUp(drafts)
    expect(other.get().resume((await kept())!)).toBe(true)
    expect(JSON.stringify(other.get())).toBe(JSON.stringify(get()))

    other.get().choose(1)
    other.pass(2_000)
    await other.get().finish()
    expect(other.append.mock.calls[0]![0]).toMatchObject({ right: true, spentMs: 42_000 })
  })

  it('is kept until it is closed, and nothing before the first step', async () => {
    const { get, kept } = await played()
    get().choose(0)
    await get().finish()
    await vi.waitFor(async () => expect(await kept()).toBeNull())
    get().again('cause')
    await Promise.resolve()
    expect(await kept()).toBeNull()
  })

  it('says when it cannot be kept', async () => {
    const refusing: Drafts = {
      ...createMemoryDrafts(),
      write: async () => {
        throw new StorageError('full')
      },
    }
    const { get } = setUp(refusing)
    get().start({ seed: 3, cause: null, rules })
    get().look(0)
    await vi.waitFor(() => expect(get().draftProblem).toBe('full'))
  })

  it.each<[string, (kept: KeptCase) => KeptCase]>([
    ['a source', (kept) => ({ ...kept, steps: [{ kind: 'look', source: 2, said: null }] })],
    [
      'a mitigation',
      (kept) => ({ ...kept, steps: [{ kind: 'mitigate', mitigation: 1, said: null }] }),
    ],
    ['a belief', (kept) => ({ ...kept, steps: [{ kind: 'look', source: 0, said: [1] }] })],
    ['a cause', (kept) => ({ ...kept, named: 2 })],
    ['a planted cause', (kept) => ({ ...kept, cause: 2 })],
    ['a fix', (kept) => ({ ...kept, fix: 3 })],
    ['a pin', (kept) => ({ ...kept, pinned: [2] })],
    ['shares', (kept) => ({ ...kept, shares: [50, 51] })],
    ['a share', (kept) => ({ ...kept, shares: [100] })],
  ])('is not gone on with when %s is not of this incident', async (_, change) => {
    const { kept } = await played()
    const other = setUp()
    expect(other.get().resume(change((await kept())!))).toBe(false)
    expect(other.get().phase).toBe('briefing')
  })

  it('is nothing when the draft is damaged', async () => {
    const { kept } = await played()
    const good = (await kept())!
    expect(parseCase(JSON.stringify(good))).toEqual(good)
    for (const field of Object.keys(good)) {
      for (const wrong of [undefined, 'x', [null], -1]) {
        const isText = field === 'notes' && wrong === 'x'
        const read = parseCase(JSON.stringify({ ...good, [field]: wrong }))
        expect(read === null || isText, `${field}: ${JSON.stringify(wrong)}`).toBe(true)
      }
    }
    for (const text of [undefined, '', '{', 'null', '[]']) expect(parseCase(text)).toBeNull()
  })
})
