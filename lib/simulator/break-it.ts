import type { TraceEvent } from '@/lib/engines/engine'
import { createRandom } from '@/lib/engines/random'
import { record } from '@/lib/engines/trace'

import type { Break, Claim, Instrument } from './instrument'

/** A fixed number of runs, so that the search finds the same on every machine. */
export const RUNS = 400
const SHRINKING_RUNS = 400
const SEED = 1

export interface Counterexample {
  readonly scenario: unknown
  readonly break: Break
  readonly runs: number
}

/** The shortest input found that breaks the claim, or how many runs found none. */
export function search(
  { engine }: Instrument<unknown, TraceEvent, unknown>,
  claim: Claim<unknown, TraceEvent, unknown>,
  scenario: unknown,
): Counterexample | { readonly runs: number } {
  const attempt = (proposed: unknown): Break | null => {
    const parsed = engine.scenario.safeParse(proposed)
    if (!parsed.success) return null
    return claim.broken({ scenario: parsed.data, trace: record(engine, parsed.data) })
  }
  const random = createRandom(SEED)
  for (let n = 0; n < RUNS; n += 1) {
    const proposed = claim.propose(scenario, n, random)
    const found = attempt(proposed)
    if (found) return shrink(claim, attempt, { scenario: proposed, break: found, runs: n + 1 })
  }
  return { runs: RUNS }
}

/** Takes the first shorter input that still breaks the claim, until none does. */
function shrink(
  claim: Claim<unknown, TraceEvent, unknown>,
  attempt: (scenario: unknown) => Break | null,
  found: Counterexample,
): Counterexample {
  let shortest = found
  let left = SHRINKING_RUNS
  for (let isShrinking = true; isShrinking && left > 0;) {
    isShrinking = false
    for (const scenario of claim.shorter(shortest.scenario)) {
      if (left === 0) break
      left -= 1
      const broken = attempt(scenario)
      if (!broken) continue
      shortest = { ...shortest, scenario, break: broken }
      isShrinking = true
      break
    }
  }
  return { ...shortest, runs: shortest.runs + SHRINKING_RUNS - left }
}
