import type { Card } from './card'
import { recallAfter, recallAt, stabilityAfter, type Memory } from './memory'

const DAY = 86_400_000

/**
 * What a review now is worth: by how much it raises the chance of recall `horizonDays` from now.
 * With r the chance now, S the stability, Sg after Good and Sa after Again:
 *
 *   gain = r · R(h, Sg) + (1 − r) · R(h, Sa) − R(t + h, S)
 */
export function gainOf(
  { memory }: Pick<Card, 'memory'>,
  nowMs: number,
  horizonDays: number,
): number {
  const untouched = recallAfter(memory.stability, daysSince(memory, nowMs) + horizonDays)
  return expectedRecall(memory, nowMs, horizonDays) - untouched
}

function expectedRecall(memory: Memory, nowMs: number, horizonDays: number): number {
  const r = recallAt(memory, nowMs)
  const after = (grade: 'good' | 'again') =>
    recallAfter(stabilityAfter(memory, { grade, atMs: nowMs }), horizonDays)
  return r * after('good') + (1 - r) * after('again')
}

const daysSince = (memory: Memory, nowMs: number) => Math.max(0, nowMs - memory.atMs) / DAY
