import { SEEDS, seedWith } from '@/lib/incident/draw'
import type { Scene } from '@/lib/incident/play'
import { scoreOf } from '@/lib/incident/score'
import { beliefIn } from '@/lib/incident/shares'
import { confidenceIn } from '@/lib/incident/sureness'
import type { Diagnosed } from '@/lib/progress/events'
import { problemOf } from '@/lib/progress/storage-problem'

import type { IncidentActions, Result, Stage } from './state'
import type { Stopwatch } from './stopwatch'

export function concluding(stage: Stage, timer: Stopwatch) {
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
