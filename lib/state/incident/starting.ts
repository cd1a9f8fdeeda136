import { drawCase, SEEDS, seedWith } from '@/lib/incident/draw'
import type { Matrix } from '@/lib/incident/matrix'
import { sharesOf } from '@/lib/incident/shares'

import { fits, type KeptCase } from './kept-case'
import type { IncidentActions, IncidentState, Stage, Start } from './state'
import type { Stopwatch } from './stopwatch'

export const untouched = (matrix: Matrix): IncidentState => ({
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
  draftProblem: undefined,
})

export function starting(stage: Stage, timer: Stopwatch) {
  const { matrix, mitigations, fixes, chance, get, set } = stage
  const freshSeed = () => Math.floor(chance() * SEEDS)
  const start = ({ seed, cause, rules }: Start) => {
    const drawn = drawCase(matrix, seed ?? freshSeed(), cause ?? undefined)
    timer.start()
    set({
      ...untouched(matrix),
      phase: 'open',
      rules,
      scene: { matrix, mitigations, drawn },
      isPlanted: cause !== null,
    })
  }
  return {
    start,
    resume: (kept: KeptCase) => {
      const { seed, cause, spentMs, ...told } = kept
      if (!fits(kept, { matrix, mitigations }, fixes.length)) return false
      start({ seed, cause, rules: told.rules })
      timer.start(spentMs)
      set(told)
      return true
    },
    again: (other: 'cause' | 'evidence') => {
      const { scene, rules } = get()
      if (!scene) return
      const { seed: last, cause } = scene.drawn
      const wished = (found: number) => (found === cause) === (other === 'evidence')
      start({ seed: seedWith(matrix, (last + 1) % SEEDS, wished) ?? last, cause: null, rules })
    },
  } satisfies Partial<IncidentActions>
}
