import * as z from 'zod/mini'

import { whole } from '../bounds'
import type { Call, CallWindow, Tally } from './window'

/** Every result copies the window, so this also bounds its price. */
const SIZE_MOST = 1_000

export const countWindowSchema = z.strictObject({
  kind: z.literal('count'),
  size: whole(1, SIZE_MOST),
})

/** A ring: once full, the next call takes the place of the oldest. */
export interface CountState {
  readonly outcomes: readonly number[]
  readonly oldest: number
  readonly tally: Tally
}

const FAILED = 1
const SLOW = 2

export function createCountWindow(size: number): CallWindow<CountState> {
  return {
    empty: { outcomes: [], oldest: 0, tally: { calls: 0, failures: 0, slow: 0 } },
    add: (state, call) =>
      state.outcomes.length < size ? append(state, call) : replace(state, call),
    tally: ({ tally }) => tally,
  }
}

function append({ outcomes, oldest, tally }: CountState, call: Call): CountState {
  const longer = outcomes.slice()
  longer.push(outcomeOf(call))
  return { outcomes: longer, oldest, tally: tallyAfter(tally, call) }
}

function replace({ outcomes, oldest, tally }: CountState, call: Call): CountState {
  const copy = outcomes.slice()
  const gone = copy[oldest]!
  copy[oldest] = outcomeOf(call)
  const remaining = {
    calls: tally.calls - 1,
    failures: tally.failures - (gone & FAILED ? 1 : 0),
    slow: tally.slow - (gone & SLOW ? 1 : 0),
  }
  return {
    outcomes: copy,
    oldest: (oldest + 1) % copy.length,
    tally: tallyAfter(remaining, call),
  }
}

function outcomeOf({ failed, slow }: Call): number {
  return (failed ? FAILED : 0) | (slow ? SLOW : 0)
}

function tallyAfter({ calls, failures, slow }: Tally, call: Call): Tally {
  return {
    calls: calls + 1,
    failures: call.failed ? failures + 1 : failures,
    slow: call.slow ? slow + 1 : slow,
  }
}
