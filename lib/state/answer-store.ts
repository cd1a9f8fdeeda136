import { createStore } from 'zustand/vanilla'

import type { ItemId } from '@/lib/content/item-id'
import type { Attempt } from '@/lib/grading/attempt'
import type { Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'
import { suggestGrade } from '@/lib/grading/suggest'
import type { Drafts } from '@/lib/progress/drafts'
import type { Graded } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'

import { createDraftWriter } from './draft-writer'
import { parseReveal, revealKey } from './open-reveal'

/**
 * asking -> confident -> revealed -> saving -> graded
 *    |                      ^          |
 *    +-- "I don't know" ----+        failed -> saving
 */
export type AnswerPhase = 'asking' | 'confident' | 'revealed' | 'saving' | 'graded' | 'failed'

/** One attempt at one item, as the screen shows it. */
export interface AnswerState {
  readonly phase: AnswerPhase
  readonly text: string
  /** Set once there is something to hold against the model answer. */
  readonly attempt: Attempt | undefined
  readonly confidence: Confidence | undefined
  /** Places of the key ideas the learner had, in order. */
  readonly ticked: readonly number[]
  /** From the first sight of the question to the reveal. */
  readonly spentMs: number
  readonly suggested: Grade
  /** The grade given last; `phase` says whether it is stored. */
  readonly given: Grade | undefined
  /** Why the grade is not stored, while the phase is `failed`; or not taken back, while `graded`. */
  readonly problem: StorageProblem | undefined
  /** Why the draft is not kept, while it is not. */
  readonly draftProblem: StorageProblem | undefined
}

export interface AnswerActions {
  /** Brings back the draft of an earlier visit. */
  readonly open: () => Promise<void>
  readonly type: (text: string) => void
  /** The learner said it aloud. */
  readonly say: () => void
  readonly rate: (confidence: Confidence) => void
  /** Opens the gate once there is an attempt and a confidence. */
  readonly reveal: () => void
  /** "I don't know" opens the gate too, and is graded Again. */
  readonly giveUp: () => void
  /** Ticks the key idea at this place, or takes the tick away. */
  readonly tick: (index: number) => void
  /** Also the way to try again after a failure. */
  readonly grade: (grade: Grade) => Promise<void>
  /** Takes the stored grade back; the answer and the ticks are as they were. */
  readonly undo: () => Promise<void>
}

interface AnswerPorts {
  readonly item: { readonly id: ItemId; readonly ideas: number }
  readonly log: Pick<ProgressLog, 'append'>
  readonly drafts: Drafts
  readonly now: () => number
  /** Practise only: the grade leaves the schedule as it is. */
  readonly cram?: boolean
}

export type AnswerStore = ReturnType<typeof createAnswerStore>

export function createAnswerStore(ports: AnswerPorts) {
  return createStore<AnswerState & AnswerActions>()((set, get) => {
    const { id } = ports.item
    const saveDraft = createDraftWriter({
      drafts: ports.drafts,
      key: id,
      report: (draftProblem) => set({ draftProblem }),
    })
    const saveReveal = createDraftWriter({
      drafts: ports.drafts,
      key: revealKey(id),
      report: (draftProblem) => set({ draftProblem }),
    })
    const keepReveal = () => saveReveal(JSON.stringify(openReveal(get(), ports.now())))
    const scene = { set, get, saveDraft, keepReveal, dropReveal: () => saveReveal(''), ...ports }
    return { ...untouched, ...attempting(scene), ...judging(scene) }
  })
}

interface Scene extends AnswerPorts {
  readonly get: () => AnswerState
  readonly set: (change: Partial<AnswerState>) => void
  readonly saveDraft: (text: string) => void
  readonly keepReveal: () => void
  readonly dropReveal: () => void
}

const untouched: AnswerState = {
  phase: 'asking',
  text: '',
  attempt: undefined,
  confidence: undefined,
  ticked: [],
  spentMs: 0,
  suggested: 'again',
  given: undefined,
  problem: undefined,
  draftProblem: undefined,
}

/** Up to the reveal. After it, an answer can no longer be made better than it was. */
function attempting({ get, set, saveDraft, keepReveal, item, drafts, now }: Scene) {
  const shownAtMs = now()
  let said = false

  const isHidden = () => get().phase === 'asking' || get().phase === 'confident'
  const enter = (change: Partial<AnswerState>) => {
    if (!isHidden()) return
    const next = { ...get(), ...change }
    const attempt = next.text.trim() ? 'typed' : said ? 'said' : undefined
    set({ ...change, attempt, phase: attempt && next.confidence ? 'confident' : 'asking' })
  }
  const show = (change: Partial<AnswerState>) => {
    set({ ...change, phase: 'revealed', spentMs: Math.max(0, Math.round(now() - shownAtMs)) })
    keepReveal()
  }

  return {
    open: async () => {
      const kept = await drafts.read(revealKey(item.id)).catch(() => undefined)
      const draft = await drafts.read(item.id).catch(() => undefined)
      const reveal = parseReveal(kept, { ideas: item.ideas, nowMs: now() })
      if (reveal && isHidden() && get().text === '') {
        set({ ...reveal, phase: 'revealed', suggested: suggestion({ ...get(), ...reveal }, item) })
        return
      }
      // Whoever types faster than storage answers keeps what they typed.
      if (draft && get().text === '') enter({ text: draft })
    },
    type: (text: string) => {
      if (!isHidden()) return
      enter({ text })
      saveDraft(text)
    },
    say: () => {
      said = true
      enter({})
    },
    rate: (confidence: Confidence) => enter({ confidence }),
    reveal: () => {
      if (get().phase === 'confident') show({})
    },
    giveUp: () => {
      if (isHidden()) show({ attempt: 'unknown', confidence: 'guess' })
    },
  } satisfies Partial<AnswerActions>
}

/** From the reveal on. */
function judging({ get, set, saveDraft, keepReveal, dropReveal, item, log, cram }: Scene) {
  const canJudge = () => get().phase === 'revealed' || get().phase === 'failed'
  /** The id of the grade that stands, for undo to name. */
  let stored: string | undefined

  return {
    tick: (index: number) => {
      if (!canJudge() || index < 0 || index >= item.ideas) return
      const ticked = toggle(get().ticked, index)
      set({ ticked, suggested: suggestion({ ...get(), ticked }, item) })
      keepReveal()
    },
    grade: async (grade: Grade) => {
      // A second press while saving must not grade twice.
      if (!canJudge()) return
      set({ phase: 'saving', given: grade, problem: undefined })
      try {
        const fact = { ...graded(get(), item, grade), ...(cram && { cram: true as const }) }
        const { id } = await log.append(fact)
        stored = id
      } catch (cause) {
        set({ phase: 'failed', problem: problemOf(cause) })
        return
      }
      set({ phase: 'graded' })
      saveDraft('')
      dropReveal()
    },
    undo: async () => {
      const target = stored
      if (get().phase !== 'graded' || target === undefined) return
      // From here on a second press finds nothing to take back.
      stored = undefined
      try {
        await log.append({ kind: 'undone', target })
      } catch (cause) {
        stored = target
        set({ problem: problemOf(cause) })
        return
      }
      set({ phase: 'revealed', given: undefined, problem: undefined })
      saveDraft(get().text)
      keepReveal()
    },
  } satisfies Partial<AnswerActions>
}

const openReveal = (state: AnswerState, atMs: number) => ({
  ...revealed(state),
  text: state.text,
  ticked: state.ticked,
  spentMs: state.spentMs,
  atMs: Math.floor(atMs),
})

const toggle = (ticked: readonly number[], index: number): readonly number[] =>
  ticked.includes(index)
    ? ticked.filter((other) => other !== index)
    : [...ticked, index].toSorted((a, b) => a - b)

type Item = AnswerPorts['item']

function suggestion(state: AnswerState, { ideas }: Item): Grade {
  const { attempt, confidence } = revealed(state)
  return suggestGrade({ ticked: state.ticked.length, of: ideas, attempt, confidence })
}

function graded(state: AnswerState, { id, ideas }: Item, grade: Grade): Graded {
  const { ticked, suggested, spentMs } = state
  return {
    kind: 'graded',
    itemId: id,
    grade,
    suggested,
    ...revealed(state),
    ideas: { ticked, of: ideas },
    spentMs,
  }
}

/** The gate opens only with both, so the defaults are never seen. */
const revealed = ({ attempt = 'unknown', confidence = 'guess' }: AnswerState) => ({
  attempt,
  confidence,
})
