import { interleave } from './interleave'
import { recallAt } from './memory'
import { queue, type Asked, type QueueInput } from './queue'

/** Which part of the queue to sit down with. */
export interface SessionChoice {
  /** Empty for all. */
  readonly topics: readonly string[]
  readonly levels: readonly string[]
  readonly dueOnly: boolean
  /** Everything that matches, due or not, weakest first. Its grades say `cram`. */
  readonly cram: boolean
}

export function session(input: QueueInput, choice: SessionChoice): readonly Asked[] {
  const items = input.items.filter(
    ({ topic, level }) => isIn(choice.topics, topic) && isIn(choice.levels, level ?? ''),
  )
  if (choice.cram) return cram({ ...input, items })
  const asked = queue({ ...input, items })
  return choice.dueOnly ? asked.filter(({ why }) => why !== 'new') : asked
}

const isIn = (wanted: readonly string[], value: string) =>
  wanted.length === 0 || wanted.includes(value)

function cram({ items, state, nowMs, previous }: QueueInput): readonly Asked[] {
  const asked = items
    .filter(({ id }) => !state.suspended.has(id))
    .map((item) => ({ item, card: state.cards.get(item.id), why: 'cram' as const }))
  const recall = ({ card }: Asked) => (card ? recallAt(card.memory, nowMs) : 0)
  const weakestFirst = asked.toSorted((a, b) => recall(a) - recall(b))
  return interleave(weakestFirst, ({ item }) => item.topic, previous?.topic)
}
