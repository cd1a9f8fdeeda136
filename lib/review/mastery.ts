import type { Askable } from './askable'
import type { ReviewState } from './review-state'

/**
 * What has been achieved in a topic. Nothing here knows what time it is: being away takes nothing
 * from anybody. What is forgotten meanwhile is a forecast, and stands in `recallByTopic`.
 */
export interface Mastery {
  readonly topic: string
  readonly n: number
  /** Reviewed at least once. */
  readonly seen: number
  /** Remembered for three weeks at 90 %. */
  readonly solid: number
  /** The median over what was seen, in days; 0 when nothing was. */
  readonly stability: number
}

const SOLID_DAYS = 21

export function masteryByTopic(
  items: readonly Askable[],
  { cards }: Pick<ReviewState, 'cards'>,
): readonly Mastery[] {
  const topics = [...new Set(items.map(({ topic }) => topic))]
  return topics.map((topic) => {
    const asked = items.filter((item) => item.topic === topic)
    const stabilities = asked
      .flatMap(({ id }) => cards.get(id)?.memory.stability ?? [])
      .toSorted((a, b) => a - b)
    return {
      topic,
      n: asked.length,
      seen: stabilities.length,
      solid: stabilities.filter((days) => days >= SOLID_DAYS).length,
      stability: median(stabilities),
    }
  })
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
