import { createStore } from 'zustand/vanilla'

import type { ItemId } from '@/lib/content/item-id'
import { drawCase, SEEDS, seedWith } from '@/lib/incident/draw'
import type { Matrix } from '@/lib/incident/matrix'
import type { Mitigation } from '@/lib/incident/mitigation'
import { clockOf, isStopped, minutesOf, type Scene, type Step } from '@/lib/incident/play'
import { scoreOf, type Score } from '@/lib/incident/score'
import { beliefIn, sharesOf, withShare, type Shares } from '@/lib/incident/shares'
import { confidenceIn } from '@/lib/incident/sureness'
import type { Diagnosed } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'

/** briefing -> open -> concluding -> debrief, and from there to another case. */
export type IncidentPhase = 'briefing' | 'open' | 'concluding' | 'debrief'

/** How somebody plays. */
export interface Rules {
  /** Without the list of causes until the end. */
  readonly isBlind: boolean
  /** Ten minutes for all looks instead of as many as they take. */
  readonly isShort: boolean
}

export const SHORT_MINUTES = 10

export interface Result {
  readonly score: Score
  readonly isRight: boolean
  readonly isFixRight: boolean
  readonly isKept: boolean
  readonly problem: StorageProblem | undefined
}

export interface IncidentState {
  readonly phase: IncidentPhase
  readonly rules: Rules
  /** The case at hand, once it was started. */
  readonly scene: Scene | null
  /** A cause planted by hand stays in the link; one that the seed drew is no part of it. */
  readonly isPlanted: boolean
  readonly shares: Shares
  /** Something was said since the last look. */
  readonly isSettled: boolean
  readonly steps: readonly Step[]
  /** Sources, by place. */
  readonly pinned: readonly number[]
  readonly notes: string
  readonly named: number | null
  /** One of the fixes, by place. */
  readonly fix: number | null
  readonly result: Result | null
}

export interface IncidentActions {
  readonly start: (wanted: Start) => void
  /** In whole percent; the others make room. */
  readonly believe: (cause: number, share: number) => void
  /** The last look changed nothing. */
  readonly keep: () => void
  readonly look: (source: number) => void
  readonly pin: (source: number) => void
  readonly mitigate: (mitigation: number) => void
  readonly note: (text: string) => void
  readonly conclude: () => void
  /** Back to the evidence. */
  readonly reopen: () => void
  readonly name: (cause: number) => void
  readonly choose: (fix: number) => void
  readonly finish: () => Promise<void>
  /** The same incident again, with another cause or with other evidence of the same. */
  readonly again: (other: 'cause' | 'evidence') => void
}

export interface Start {
  readonly seed: number | null
  readonly cause: number | null
  readonly rules: Rules
}

export interface IncidentPorts {
  readonly id: ItemId
  readonly matrix: Matrix
  readonly mitigations: readonly Mitigation[]
  /** Which cause each fix repairs; null for those that repair none. */
  readonly fixes: readonly (number | null)[]
  readonly keyOf: (cause: number) => ItemId
  readonly log: Pick<ProgressLog, 'append'>
  readonly now: () => number
  /** From [0, 1). */
  readonly chance: () => number
  /** A path of this site that opens a case. */
  readonly linkTo: (seed: number, cause?: ItemId) => string
}

export type IncidentStore = ReturnType<typeof createIncidentStore>

interface Stage extends IncidentPorts {
  readonly get: () => IncidentState
  readonly set: (change: Partial<IncidentState>) => void
}

export function createIncidentStore(ports: IncidentPorts) {
  return createStore<IncidentState & IncidentActions>()((set, get) => {
    const stage: Stage = { ...ports, set, get }
    const timer = stopwatch(ports.now)
    return {
      ...untouched(ports),
      ...starting(stage, timer),
      ...investigating(stage),
      ...concluding(stage, timer),
    }
  })
}

const untouched = ({ matrix }: Pick<IncidentPorts, 'matrix'>): IncidentState => ({
  phase: 'briefing',
  rules: { isBlind: false, isShort: false },
  scene: null,
  isPlanted: false,
  shares: sharesOf(matrix.priors),
  isSettled: true,
  steps: [],
  pinned: [],
  notes: '',
  named: null,
  fix: null,
  result: null,
})

function stopwatch(now: () => number) {
  let startedAtMs = 0
  return {
    start: () => void (startedAtMs = now()),
    spentMs: () => Math.max(0, Math.round(now() - startedAtMs)),
  }
}

type Timer = ReturnType<typeof stopwatch>

function starting({ matrix, mitigations, chance, get, set }: Stage, timer: Timer) {
  const freshSeed = () => Math.floor(chance() * SEEDS)
  const start = ({ seed, cause, rules }: Start) => {
    const drawn = drawCase(matrix, seed ?? freshSeed(), cause ?? undefined)
    timer.start()
    set({
      ...untouched({ matrix }),
      phase: 'open',
      rules,
      scene: { matrix, mitigations, drawn },
      isPlanted: cause !== null,
    })
  }
  return {
    start,
    again: (other: 'cause' | 'evidence') => {
      const { scene, rules } = get()
      if (!scene) return
      const { seed: last, cause } = scene.drawn
      const wished = (found: number) => (found === cause) === (other === 'evidence')
      start({ seed: seedWith(matrix, (last + 1) % SEEDS, wished) ?? last, cause: null, rules })
    },
  } satisfies Partial<IncidentActions>
}

function investigating({ get, set }: Stage) {
  const said = () => {
    const { rules, shares } = get()
    return rules.isBlind ? null : beliefIn(shares)
  }
  const add = (step: Step) => {
    // Without a list there is nothing to say after a look.
    const isSettled = get().rules.isBlind || step.kind === 'mitigate'
    set({ steps: [...get().steps, step], isSettled: isSettled && get().isSettled })
  }
  return {
    believe: (cause: number, share: number) => {
      if (get().phase === 'debrief') return
      set({ shares: withShare(get().shares, cause, share), isSettled: true })
    },
    keep: () => set({ isSettled: true }),
    look: (source: number) => {
      if (lookRefusal(get(), source) === null) add({ kind: 'look', source, said: said() })
    },
    pin: (source: number) => {
      const { pinned, steps, phase } = get()
      const isOpened = steps.some((step) => step.kind === 'look' && step.source === source)
      if (phase === 'debrief' || !isOpened) return
      const isPinned = pinned.includes(source)
      set({ pinned: isPinned ? pinned.filter((one) => one !== source) : [...pinned, source] })
    },
    mitigate: (mitigation: number) => {
      const { phase, scene, steps } = get()
      if (phase !== 'open' || !scene || isStopped(scene, steps)) return
      const isTried = steps.some(
        (step) => step.kind === 'mitigate' && step.mitigation === mitigation,
      )
      if (!isTried) add({ kind: 'mitigate', mitigation, said: said() })
    },
    note: (notes: string) => {
      if (get().phase !== 'debrief') set({ notes })
    },
  } satisfies Partial<IncidentActions>
}

/** Why a source cannot be opened now, or null when it can. */
export type Refusal = 'not playing' | 'opened' | 'say first' | 'too dear'

export function lookRefusal(state: IncidentState, source: number): Refusal | null {
  const { phase, scene, steps, isSettled } = state
  if (phase !== 'open' || !scene) return 'not playing'
  if (steps.some((step) => step.kind === 'look' && step.source === source)) return 'opened'
  const minutes = minutesOf(scene, { kind: 'look', source, said: null })
  if (clockOf(scene, steps) + minutes > budgetOf(state)) return 'too dear'
  return isSettled ? null : 'say first'
}

/** As many minutes as all looks take, or ten. */
export function budgetOf({ rules, scene }: IncidentState): number {
  const all = scene?.matrix.sources.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0
  return rules.isShort ? Math.min(SHORT_MINUTES, all) : all
}

function concluding(stage: Stage, timer: Timer) {
  const { get, set, fixes, log } = stage
  return {
    conclude: () => {
      if (get().phase === 'open') set({ phase: 'concluding' })
    },
    reopen: () => {
      // Who has seen the list of causes cannot look on without it.
      if (get().phase === 'concluding' && !get().rules.isBlind) set({ phase: 'open' })
    },
    name: (cause: number) => {
      if (get().phase === 'concluding') set({ named: cause })
    },
    choose: (fix: number) => {
      if (get().phase === 'concluding') set({ fix })
    },
    finish: async () => {
      const { phase, scene, steps, shares, pinned, named, fix } = get()
      if (phase !== 'concluding' || !scene || named === null || fix === null) return
      const isRight = named === scene.drawn.cause
      const isFixRight = fixes[fix] === scene.drawn.cause
      const claim = { belief: beliefIn(shares), cause: named, isFixRight, pinned }
      const score = scoreOf(scene, steps, claim)
      const result: Result = { score, isRight, isFixRight, isKept: false, problem: undefined }
      const tell = (change: Partial<Result>) => {
        // Another case may be on screen by now.
        if (get().result === result) set({ result: { ...result, ...change } })
      }
      set({ phase: 'debrief', result })
      try {
        await log.append(diagnosed(stage, scene, { isRight, spentMs: timer.spentMs() }))
        tell({ isKept: true })
      } catch (cause) {
        tell({ problem: problemOf(cause) })
      }
    },
  } satisfies Partial<IncidentActions>
}

interface Outcome {
  readonly isRight: boolean
  readonly spentMs: number
}

function diagnosed(stage: Stage, { matrix, drawn }: Scene, outcome: Outcome): Diagnosed {
  const { id, keyOf, linkTo, get } = stage
  const { seed, cause } = drawn
  const { shares, named, isPlanted } = get()
  // What went wrong is asked again with another cause: the same one would test memory.
  const next = seedWith(matrix, (seed + 1) % SEEDS, (other) => other !== cause) ?? seed
  return {
    kind: 'diagnosed',
    itemId: id,
    right: outcome.isRight,
    confidence: confidenceIn(beliefIn(shares)[named ?? 0] ?? 0),
    cause: keyOf(cause),
    seed,
    link: outcome.isRight ? linkTo(seed, isPlanted ? keyOf(cause) : undefined) : linkTo(next),
    spentMs: outcome.spentMs,
  }
}
