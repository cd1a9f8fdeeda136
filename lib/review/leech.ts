import type { Askable } from './askable'
import type { Card } from './card'
import { recallAt } from './memory'
import type { ReviewState } from './review-state'

const LEECH_MISSES = 4
/** Three weeks of memory: by then the help has helped, and misses of the past are past. */
const CURED_DAYS = 21

/** Forgotten again and again: more of the same will not help. */
export function isLeech({ misses, memory }: Pick<Card, 'misses' | 'memory'>): boolean {
  return misses >= LEECH_MISSES && memory.stability < CURED_DAYS
}

/** What may help, the likeliest first. */
export type Help =
  /** An easier item of the topic that is weak itself. */
  | { readonly kind: 'prerequisite'; readonly item: Askable }
  /** Practise these key ideas alone: the ones that are missing at least every other time. */
  | { readonly kind: 'split'; readonly ideas: readonly number[] }
  /** Put it in your own words. */
  | { readonly kind: 'note' }

interface Surroundings {
  readonly items: readonly Askable[]
  readonly state: ReviewState
  readonly nowMs: number
}

export function helpFor(card: Card, surroundings: Surroundings): readonly Help[] {
  return [...prerequisite(card, surroundings), ...split(card), { kind: 'note' }]
}

const LEVELS: readonly (string | undefined)[] = ['low', 'medium', 'high']
/** Below this, what an item builds on is no ground to build on. */
const WEAK_RECALL = 0.8

function prerequisite({ itemId }: Card, { items, state, nowMs }: Surroundings): readonly Help[] {
  const self = items.find(({ id }) => id === itemId)
  if (!self) return []
  const recallOf = ({ id }: Askable) => {
    const card = state.cards.get(id)
    return card ? recallAt(card.memory, nowMs) : 0
  }
  const weakest = items
    .filter(({ topic, level }) => topic === self.topic && isEasier(level, self.level))
    .toSorted((a, b) => recallOf(a) - recallOf(b))[0]
  return weakest && recallOf(weakest) < WEAK_RECALL ? [{ kind: 'prerequisite', item: weakest }] : []
}

const isEasier = (level: Askable['level'], than: Askable['level']) =>
  level !== undefined && LEVELS.indexOf(level) < LEVELS.indexOf(than)

function split({ missedIdeas, memory }: Card): readonly Help[] {
  const ideas = missedIdeas.flatMap((missed, idea) => (2 * missed >= memory.reviews ? [idea] : []))
  return ideas.length > 0 && ideas.length < missedIdeas.length ? [{ kind: 'split', ideas }] : []
}
