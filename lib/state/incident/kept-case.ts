import type { ItemId } from '@/lib/content/item-id'
import { isSeed } from '@/lib/incident/draw'
import type { Scene, Step } from '@/lib/incident/play'
import { isShares } from '@/lib/incident/shares'
import { parseFields } from '@/lib/progress/text-slot'

import type { IncidentState } from './state'

/** Beside the drafts of answers. */
export const caseKey = (id: ItemId) => `${id}/case`

type Told = Pick<
  IncidentState,
  'rules' | 'shares' | 'isSettled' | 'steps' | 'pinned' | 'notes' | 'named' | 'fix'
>

/** An investigation that is not closed yet: a reload, or a look elsewhere, must not lose it. */
export interface KeptCase extends Told {
  readonly seed: number
  /** By place, when it was planted by hand. */
  readonly cause: number | null
  readonly phase: 'open' | 'concluding'
  readonly spentMs: number
}

/** Nothing is to be kept before the first step and after the last. */
export function keptCase(state: IncidentState, spentMs: number): KeptCase | null {
  const { phase, scene, isPlanted, steps, notes } = state
  if (!scene || (phase !== 'open' && phase !== 'concluding')) return null
  if (steps.length === 0 && notes === '' && phase === 'open') return null
  const { rules, shares, isSettled, pinned, named, fix } = state
  const { seed, cause } = scene.drawn
  const told: Told = { rules, shares, isSettled, steps, pinned, notes, named, fix }
  return { seed, cause: isPlanted ? cause : null, phase, spentMs, ...told }
}

/** What a draft holds of it. Whether it still fits the incident is for `fits` to say. */
export function parseCase(draft: string | undefined): KeptCase | null {
  const kept = parseFields(draft)
  const isCase = Object.entries(isField).every(([field, isRight]) => isRight(kept[field]))
  return isCase ? (kept as unknown as KeptCase) : null
}

/** An incident may have lost a cause or a source since. */
export function fits(kept: KeptCase, { matrix, mitigations }: Omit<Scene, 'drawn'>, fixes: number) {
  const causes = matrix.priors.length
  const sources = matrix.sources.length
  const below = (end: number) => (place: number | null) => place === null || place < end
  const isBelief = (said: Step['said']) => said === null || said.length === causes
  return (
    [kept.cause, kept.named].every(below(causes)) &&
    below(fixes)(kept.fix) &&
    isShares(kept.shares) &&
    kept.shares.length === causes &&
    kept.pinned.every(below(sources)) &&
    kept.steps.every(
      (step) =>
        isBelief(step.said) &&
        (step.kind === 'look'
          ? below(sources)(step.source)
          : below(mitigations.length)(step.mitigation)),
    )
  )
}

type Guard = (value: unknown) => boolean

const isWhole: Guard = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isPlace: Guard = (value) => value === null || isWhole(value)
const isTruth: Guard = (value) => typeof value === 'boolean'
const isShare: Guard = (value) => typeof value === 'number' && value >= 0 && value <= 1
const listOf =
  (isOne: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(isOne)

const isStep: Guard = (value) => {
  const { kind, source, mitigation, said } = fieldsOf(value)
  const place = kind === 'look' ? source : kind === 'mitigate' ? mitigation : undefined
  return isWhole(place) && (said === null || listOf(isShare)(said))
}

const fieldsOf = (value: unknown) => (value ?? {}) as Readonly<Record<string, unknown>>

const isField: Readonly<Record<keyof KeptCase, Guard>> = {
  seed: (value) => isSeed(Number(value)) && isWhole(value),
  cause: isPlace,
  phase: (value) => value === 'open' || value === 'concluding',
  spentMs: isWhole,
  rules: (value) => isTruth(fieldsOf(value).isBlind) && isTruth(fieldsOf(value).isShort),
  shares: listOf(isWhole),
  isSettled: isTruth,
  steps: listOf(isStep),
  pinned: listOf(isWhole),
  notes: (value) => typeof value === 'string',
  named: isPlace,
  fix: isPlace,
}
