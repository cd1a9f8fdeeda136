import { clockOf, minutesOf } from '@/lib/incident/play'

import { SHORT_MINUTES, type IncidentState } from './state'

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
