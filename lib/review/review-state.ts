import type { ItemId } from '@/lib/content/item-id'
import { inOrder } from '@/lib/progress/order'
import type { LearnerEvent } from '@/lib/progress/events'
import type { Projection } from '@/lib/progress/projection'
import { standing, type Standing } from '@/lib/progress/undo'

import { attemptsIn } from './attempts'
import { reviewed, type Card } from './card'
import type { Day } from './day'
import { algorithm } from './memory'
import { defaultSettings, type Settings } from './settings'

/** What the log says about reviewing: a fold like `LearnerState`, and as little the truth. */
export interface ReviewState {
  readonly cards: ReadonlyMap<ItemId, Card>
  readonly suspended: ReadonlySet<ItemId>
  /** Not before that day. */
  readonly buried: ReadonlyMap<ItemId, Day>
  /** Up to the reveal, of the latest grades. Practice is as little counted as scheduled. */
  readonly spentMs: readonly number[]
  readonly settings: Settings
}

/** Of how many grades the time is kept: enough for a median. */
const LATEST = 100

const first: ReviewState = {
  cards: new Map(),
  suspended: new Set(),
  buried: new Map(),
  spentMs: [],
  settings: defaultSettings,
}

export const reviewProjection: Projection<ReviewState> = {
  name: 'review',
  version: `2; ${algorithm}`,
  first,
  add: (state, events) => {
    const building: Building = {
      cards: new Map(state.cards),
      suspended: new Set(state.suspended),
      buried: new Map(state.buried),
      settings: state.settings,
    }
    for (const event of events) take(building, event)
    return { ...building, spentMs: [...state.spentMs, ...events.flatMap(spentOn)].slice(-LATEST) }
  },
  pack: ({ cards, suspended, buried, spentMs, settings }) => ({
    cards: [...cards.values()],
    suspended: [...suspended],
    buried: [...buried],
    spentMs,
    settings,
  }),
  unpack: (packed) => {
    const { cards, suspended, buried, spentMs, settings } = packed as Packed
    return {
      cards: new Map(cards.map((card) => [card.itemId, whole(card)])),
      suspended: new Set(suspended),
      buried: new Map(buried),
      spentMs,
      settings,
    }
  },
}

export function foldReview(events: readonly LearnerEvent[]): ReviewState {
  return reviewProjection.add(first, standing(inOrder(events)))
}

interface Building {
  readonly cards: Map<ItemId, Card>
  readonly suspended: Set<ItemId>
  readonly buried: Map<ItemId, Day>
  settings: Settings
}

interface Packed {
  readonly cards: readonly Card[]
  readonly suspended: readonly ItemId[]
  readonly buried: readonly (readonly [ItemId, Day])[]
  readonly spentMs: readonly number[]
  readonly settings: Settings
}

/** JSON leaves out what is undefined. What is there stays in its place, or the bytes would differ. */
function whole(card: Card): Card {
  const { before, sureWrongAtMs, link } = card
  return { ...card, before, sureWrongAtMs, link }
}

function take(state: Building, event: Standing): void {
  for (const { starts, ...attempt } of attemptsIn(event)) {
    const card = state.cards.get(attempt.itemId)
    if (card || starts) state.cards.set(attempt.itemId, reviewed(card, attempt))
  }
  switch (event.kind) {
    case 'suspended':
      if (event.on) state.suspended.add(event.itemId)
      else state.suspended.delete(event.itemId)
      break
    case 'buried':
      state.buried.set(event.itemId, event.untilDay)
      break
    case 'reset':
      state.cards.delete(event.itemId)
      break
    case 'settingsChanged':
      state.settings = settingsIn(event)
      break
  }
}

const spentOn = (event: Standing): readonly number[] =>
  event.kind === 'graded' && !event.cram ? [event.spentMs] : []

function settingsIn(event: Extract<Standing, { kind: 'settingsChanged' }>): Settings {
  const { retention, newPerDay, reviewsPerDay, dayStartsAtHour } = event
  const { interviewDay, minutesPerDay } = event
  return { retention, newPerDay, reviewsPerDay, dayStartsAtHour, interviewDay, minutesPerDay }
}
