import type { ItemId } from '@/lib/content/item-id'

import { masteryByTopic } from '../mastery'
import type { ReviewState } from '../review-state'

/** An area of the checklist, as far as evidence is concerned. */
interface Area {
  readonly name: string
  readonly questions: readonly { readonly id: ItemId }[]
}

export type Filled = 'none' | 'part' | 'all'

/** Nothing here knows what time it is, so being away takes nothing away. */
export interface Evidence {
  readonly n: number
  /** Recalled when they were last asked. */
  readonly recalled: number
  /** Remembered for three weeks at 90 %. */
  readonly lasting: number
  readonly mustKnow: Filled
  readonly senior: Filled
}

/** Must know is filled by what was recalled, senior by what lasts: each by all its questions. */
export function evidenceFor<Known extends Area>(
  areas: readonly Known[],
  state: Pick<ReviewState, 'cards'>,
): readonly (Known & { readonly evidence: Evidence })[] {
  return areas.map((area) => ({ ...area, evidence: evidenceOf(area, state) }))
}

function evidenceOf({ name, questions }: Area, state: Pick<ReviewState, 'cards'>): Evidence {
  const n = questions.length
  const recalled = questions.filter(({ id }) => wasRecalled(state, id)).length
  const [mastery] = masteryByTopic(
    questions.map(({ id }) => ({ id, topic: name })),
    state,
  )
  const lasting = mastery?.solid ?? 0
  return { n, recalled, lasting, mustKnow: filled(recalled, n), senior: filled(lasting, n) }
}

function wasRecalled({ cards }: Pick<ReviewState, 'cards'>, id: ItemId): boolean {
  const last = cards.get(id)?.last
  return last !== undefined && last.recalled && last.grade !== 'again'
}

function filled(some: number, n: number): Filled {
  if (some === 0) return 'none'
  return some < n ? 'part' : 'all'
}

export function checklistTitle(areas: readonly { readonly evidence: Evidence }[]): string {
  const full = (column: 'mustKnow' | 'senior') =>
    areas.filter(({ evidence }) => evidence[column] === 'all').length
  return `What an engineer must know shows in ${full('mustKnow')} of ${areas.length} areas, and lasts in ${full('senior')}.`
}
