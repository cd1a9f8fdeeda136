import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createMemoryDrafts } from '@/lib/progress/memory-drafts'
import { StorageError, type StorageProblem } from '@/lib/progress/storage-problem'

import { createDraftWriter } from './draft-writer'

/** Drafts that answer when told to, and what was asked of them. */
function slowDrafts() {
  const drafts = createMemoryDrafts()
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))
  return {
    asked,
    answer: async () => {
      waiting.shift()?.()
      await new Promise(setImmediate)
    },
    drafts: {
      read: drafts.read,
      write: async (key: string, text: string) => {
        asked.push(text)
        await turn()
        await drafts.write(key, text)
      },
      remove: async (key: string) => {
        asked.push('removed')
        await turn()
        await drafts.remove(key)
      },
    },
  }
}

const silent = () => undefined

describe('a draft writer', () => {
  it('skips what was overtaken while a write was under way', async () => {
    const { drafts, asked, answer } = slowDrafts()
    const save = createDraftWriter({ drafts, key: 'etags', report: silent })
    for (const text of ['A', 'A v', 'A va', 'A val']) save(text)
    expect(asked).toEqual(['A'])
    await answer()
    expect(asked).toEqual(['A', 'A val'])
  })

  it('lets no late write bring back a removed draft', async () => {
    const { drafts, asked, answer } = slowDrafts()
    const save = createDraftWriter({ drafts, key: 'etags', report: silent })
    save('A validator')
    save('')
    await answer()
    await answer()
    expect(asked).toEqual(['A validator', 'removed'])
    expect(await drafts.read('etags')).toBeUndefined()
  })

  it('leaves the last text behind, however storage and typing take turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.string())), async (steps) => {
        const { drafts, answer } = slowDrafts()
        const save = createDraftWriter({ drafts, key: 'etags', report: silent })
        for (const step of steps) {
          if (step === null) await answer()
          else save(step)
        }
        await answer()
        await answer()
        const last = steps.findLast((step) => step !== null)
        expect((await drafts.read('etags')) ?? '').toBe(last ?? '')
      }),
      { numRuns: 50 },
    )
  })

  it('says why a draft is not kept, goes on, and takes it back when the next one is', async () => {
    const problems: (StorageProblem | undefined)[] = []
    const outcomes = [Promise.reject(new StorageError('full')), Promise.resolve()]
    const drafts = { ...createMemoryDrafts(), write: () => outcomes.shift()! }
    const save = createDraftWriter({ drafts, key: 'etags', report: (p) => problems.push(p) })

    save('A')
    await new Promise(setImmediate)
    save('A v')
    await new Promise(setImmediate)
    expect(problems).toEqual(['full', undefined])
  })
})
