import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Fact } from '@/lib/progress/events'
import { createMemoryDrafts } from '@/lib/progress/memory-drafts'
import { createMemoryLog } from '@/lib/progress/memory-log'
import { StorageError } from '@/lib/progress/storage-problem'
import { standing } from '@/lib/progress/undo'

import { createAnswerStore } from './answer-store'

const item = { id: itemId('idempotency-keys'), ideas: 6 }

const memoryLog = () => createMemoryLog({ now: () => 0, newId: () => crypto.randomUUID() })

function setUp(part: Partial<Parameters<typeof createAnswerStore>[0]> = {}) {
  const log = memoryLog()
  const ports = { item, log, drafts: createMemoryDrafts(), now: () => 0, ...part }
  const store = createAnswerStore(ports)
  return { log, drafts: ports.drafts, ...store.getState(), state: store.getState }
}

/** An answer that was typed, rated and revealed. */
function revealed(part: Parameters<typeof setUp>[0] = {}) {
  const answer = setUp(part)
  answer.type('The client sends a key')
  answer.rate('fairly')
  answer.reveal()
  return answer
}

describe('before the reveal', () => {
  it('the gate stays shut without an attempt, and without a confidence', () => {
    const { rate, reveal, state } = setUp()
    reveal()
    rate('certain')
    reveal()
    expect(state().phase).toBe('asking')

    const other = setUp()
    other.type('A key per intent')
    other.reveal()
    expect(other.state().phase).toBe('asking')
  })

  it.each(['typed', 'said'] as const)('an attempt that was %s opens it', (attempt) => {
    const { rate, type, say, reveal, state } = setUp()
    rate('unsure')
    if (attempt === 'typed') type('A key per intent')
    else say()
    expect(state()).toMatchObject({ phase: 'confident', attempt })
    reveal()
    expect(state().phase).toBe('revealed')
  })

  it('blanks are no attempt, and deleting the answer takes it back', () => {
    const { rate, type, state } = setUp()
    rate('unsure')
    type('A key')
    type('  \n')
    expect(state()).toMatchObject({ phase: 'asking', attempt: undefined })
  })

  it('"I don\'t know" opens the gate and is graded Again, whatever is ticked', () => {
    const { giveUp, tick, state } = setUp()
    giveUp()
    for (let index = 0; index < item.ideas; index += 1) tick(index)
    expect(state()).toMatchObject({ phase: 'revealed', attempt: 'unknown', suggested: 'again' })
  })

  it('the time to the reveal is kept, in whole milliseconds', () => {
    let nowMs = 1_000.25
    const { say, rate, reveal, state } = setUp({ now: () => nowMs })
    say()
    rate('guess')
    nowMs = 73_000
    reveal()
    expect(state().spentMs).toBe(72_000)
  })

  it('no time is spent when the clock was set back meanwhile', () => {
    let nowMs = 5_000
    const { giveUp, state } = setUp({ now: () => nowMs })
    nowMs = 0
    giveUp()
    expect(state().spentMs).toBe(0)
  })
})

describe('after the reveal', () => {
  it('neither the answer nor its draft nor the confidence can be improved', async () => {
    const { type, say, rate, giveUp, state, drafts } = revealed()
    await new Promise(setImmediate)
    type('The model answer, copied')
    say()
    rate('certain')
    giveUp()
    expect(state()).toMatchObject({
      text: 'The client sends a key',
      attempt: 'typed',
      confidence: 'fairly',
    })
    expect(await drafts.read(item.id)).toBe('The client sends a key')
  })

  it('ticks follow the list, and the suggestion follows the ticks', () => {
    const { tick, state } = revealed()
    const seen = [3, 0, 5, 1, 2].map((index) => {
      tick(index)
      return state().suggested
    })
    expect(seen).toEqual(['again', 'again', 'hard', 'hard', 'good'])
    expect(state().ticked).toEqual([0, 1, 2, 3, 5])
    tick(3)
    expect(state()).toMatchObject({ ticked: [0, 1, 2, 5], suggested: 'hard' })
  })

  it('an idea that is not there can not be ticked', () => {
    const { tick, state } = revealed()
    tick(-1)
    tick(item.ideas)
    expect(state().ticked).toEqual([])
  })
})

describe('grading', () => {
  it('stores what happened, with suggestion and override', async () => {
    const { tick, grade, log } = revealed()
    for (const index of [0, 1, 3]) tick(index)
    await grade('good')
    expect(await log.read()).toMatchObject([
      {
        kind: 'graded',
        itemId: item.id,
        grade: 'good',
        suggested: 'hard',
        confidence: 'fairly',
        ideas: { ticked: [0, 1, 3], of: 6 },
        spentMs: 0,
        attempt: 'typed',
      },
    ])
  })

  it('says so when it was only practice', async () => {
    const { log, grade } = revealed({ cram: true })
    await grade('good')
    expect(await log.read()).toMatchObject([{ kind: 'graded', cram: true }])
  })

  it('shows a grade as taken only after it is stored', async () => {
    let acknowledge = () => {}
    const log = memoryLog()
    const append = (fact: Fact) =>
      new Promise<void>((resolve) => (acknowledge = resolve)).then(() => log.append(fact))
    const { grade, state } = revealed({ log: { append } })

    const grading = grade('good')
    expect(state()).toMatchObject({ phase: 'saving', given: 'good' })
    acknowledge()
    await grading
    expect(state().phase).toBe('graded')
  })

  it('happens once, however often the key is pressed', async () => {
    const { grade, log } = revealed()
    await Promise.all([grade('good'), grade('easy')])
    await grade('hard')
    expect(await log.read()).toMatchObject([{ grade: 'good' }])
  })

  it('needs the reveal', async () => {
    const { grade, type, log } = setUp()
    type('A key')
    await grade('easy')
    expect(await log.read()).toEqual([])
  })

  it('keeps everything when it fails, and can be tried again', async () => {
    const log = memoryLog()
    const append = vi
      .fn(log.append)
      .mockRejectedValueOnce(new StorageError('full'))
      .mockRejectedValueOnce(new TypeError('of nobody knows what'))
    const { tick, grade, state, drafts } = revealed({ log: { append } })
    tick(2)

    await grade('hard')
    expect(state()).toMatchObject({
      phase: 'failed',
      problem: 'full',
      given: 'hard',
      text: 'The client sends a key',
      ticked: [2],
    })
    expect(await drafts.read(item.id)).toBe('The client sends a key')

    await grade('hard')
    expect(state().problem).toBe('unknown')
    await grade('again')
    expect(state()).toMatchObject({ phase: 'graded', problem: undefined })
    expect(await log.read()).toMatchObject([{ grade: 'again', ideas: { ticked: [2] } }])
  })
})

describe('a grade that was given by a stray key', () => {
  it('is taken back, and what was ticked is still there for another', async () => {
    const { tick, grade, undo, state, log } = revealed()
    tick(2)
    await grade('easy')
    await Promise.all([undo(), undo()])
    expect(state()).toMatchObject({ phase: 'revealed', given: undefined, ticked: [2] })
    await grade('again')
    expect(standing(await log.read())).toMatchObject([{ grade: 'again' }])
    expect(await log.read()).toHaveLength(3)
  })

  it('brings the draft back, so that a reload finds the answer', async () => {
    const { grade, undo, drafts } = revealed()
    await grade('good')
    await undo()
    expect(await drafts.read(item.id)).toBe('The client sends a key')
  })

  it('stands while storage refuses the undo, and says why', async () => {
    const log = memoryLog()
    const append = (fact: Fact) =>
      fact.kind === 'undone' ? Promise.reject(new StorageError('full')) : log.append(fact)
    const { grade, undo, state } = revealed({ log: { append } })
    await grade('good')
    await undo()
    expect(state()).toMatchObject({ phase: 'graded', given: 'good', problem: 'full' })
  })

  it('cannot be taken back before it is given', async () => {
    const { undo, log } = revealed()
    await undo()
    expect(await log.read()).toEqual([])
  })
})

describe('the draft', () => {
  it('comes back after a reload', async () => {
    const { type, drafts } = setUp()
    type('The client sends a key')
    const reloaded = setUp({ drafts })
    await reloaded.open()
    expect(reloaded.state()).toMatchObject({ text: 'The client sends a key', attempt: 'typed' })
  })

  it('gives way to what was typed before storage answered', async () => {
    const drafts = createMemoryDrafts()
    await drafts.write(item.id, 'Old')
    const { open, type, state } = setUp({ drafts })
    const opening = open()
    type('New')
    await opening
    expect(state().text).toBe('New')
  })

  it('comes too late once the answer is in view', async () => {
    const drafts = createMemoryDrafts()
    await drafts.write(item.id, 'Old')
    const { open, giveUp, state } = setUp({ drafts })
    const opening = open()
    giveUp()
    await opening
    expect(state()).toMatchObject({ phase: 'revealed', text: '' })
  })

  it('is gone once the answer was graded', async () => {
    const { grade, drafts } = revealed()
    await grade('good')
    expect(await drafts.read(item.id)).toBeUndefined()
  })

  it('is only a comfort: without it the question can be answered, and the screen can say why', async () => {
    const refuse = () => Promise.reject(new StorageError('blocked'))
    const { open, type, state } = setUp({ drafts: { read: refuse, write: refuse, remove: refuse } })
    await open()
    type('A key')
    await new Promise(setImmediate)
    expect(state()).toMatchObject({ text: 'A key', phase: 'asking', draftProblem: 'blocked' })
  })
})
