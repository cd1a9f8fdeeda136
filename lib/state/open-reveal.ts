import type { ItemId } from '@/lib/content/item-id'
import { type Confidence, confidenceOrder } from '@/lib/grading/confidence'
import type { Attempt } from '@/lib/grading/attempt'
import { parseFields } from '@/lib/progress/text-slot'

/** A reveal that is not graded yet: a reload, or a look into the glossary, must not lose it. */
export interface OpenReveal {
  readonly text: string
  readonly attempt: Attempt
  readonly confidence: Confidence
  readonly ticked: readonly number[]
  readonly spentMs: number
}

/** Beside the draft of the answer. */
export const revealKey = (id: ItemId) => `${id}/revealed`

/** Later it is another attempt: the answer was seen, and would be recognised, not recalled. */
const GOOD_FOR_MS = 2 * 60 * 60 * 1000

const attempts: readonly Attempt[] = ['typed', 'said', 'unknown']

/** What a draft holds of it, as far as it can be believed. */
export function parseReveal(
  draft: string | undefined,
  { ideas, nowMs }: { readonly ideas: number; readonly nowMs: number },
): OpenReveal | undefined {
  const { text, ticked, spentMs, atMs, ...rest } = parseFields(draft)
  const attempt = attempts.find((each) => each === rest.attempt)
  const confidence = confidenceOrder.find((each) => each === rest.confidence)
  if (typeof text !== 'string' || !attempt || !confidence) return undefined
  if (!isWhole(spentMs) || !isWhole(atMs) || !Array.isArray(ticked)) return undefined
  const age = nowMs - atMs
  if (age < 0 || age > GOOD_FOR_MS) return undefined
  const known = [...new Set(ticked.filter(isWhole))].filter((index) => index < ideas)
  return { text, attempt, confidence, ticked: known.toSorted((a, b) => a - b), spentMs }
}

const isWhole = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0
