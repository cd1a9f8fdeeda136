import { describe, expect, it } from 'vitest'

import { breakerPolicySchema } from './policy'
import { createRules } from './rules'

const rulesOf = (fields: object) =>
  createRules(
    breakerPolicySchema.parse({ window: { kind: 'count', size: 750 }, openMs: 1, ...fields }),
  )

describe('a rate with decimals', () => {
  // As doubles 4.4 * 750 is 3300.0000000000005.
  it.each([
    { percent: 4.4, calls: 750, part: 33 },
    { percent: 1.1, calls: 1_000, part: 11 },
    { percent: 0.001, calls: 100_000, part: 1 },
  ])('$part of $calls are exactly $percent percent', ({ percent, calls, part }) => {
    const tally = { calls, failures: part, slow: part }
    for (const threshold of ['inclusive', 'exclusive'] as const) {
      const isReached = threshold === 'inclusive'
      const failing = rulesOf({ failureRatePercent: percent, threshold })
      const slow = rulesOf({ slowCallMs: 1, slowCallRatePercent: percent, threshold })
      expect(failing.isBroken({ ...tally, slow: 0 })).toBe(isReached)
      expect(slow.isBroken({ ...tally, failures: 0 })).toBe(isReached)
    }
  })
})
