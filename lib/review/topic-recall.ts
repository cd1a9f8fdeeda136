import type { Askable } from './askable'

/** How much of a topic would be recalled at some time. A forecast: it falls with time. */
export interface TopicRecall {
  readonly topic: string
  /** Items of the topic. */
  readonly n: number
  /** Of them reviewed at least once. */
  readonly seen: number
  /** The mean chance of recall. */
  readonly recall: number
  /** Where 95 in 100 such forecasts end: recall ± 1.96 · √Σ p (1 − p) / n, within 0 and 1. */
  readonly low: number
  readonly high: number
}

/** An item never seen counts as a guess. */
export const UNSEEN_RECALL = 0.25

export function recallByTopic(
  items: readonly Askable[],
  /** Undefined of an item never seen. */
  recallOf: (item: Askable) => number | undefined,
): readonly TopicRecall[] {
  const topics = [...new Set(items.map(({ topic }) => topic))]
  return topics.map((topic) => {
    const known = items.filter((item) => item.topic === topic).map(recallOf)
    const chances = known.map((recall) => recall ?? UNSEEN_RECALL)
    const n = chances.length
    const recall = chances.reduce((sum, p) => sum + p, 0) / n
    const spread = (1.96 * Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0))) / n
    return {
      topic,
      n,
      seen: known.filter((value) => value !== undefined).length,
      recall,
      low: Math.max(0, recall - spread),
      high: Math.min(1, recall + spread),
    }
  })
}
