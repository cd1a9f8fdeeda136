import * as z from 'zod/mini'

import { whole } from '../bounds'
import type { CallWindow } from './window'

export const consecutiveWindowSchema = z.strictObject({
  kind: z.literal('consecutive'),
  failures: whole(1, 10_000),
})

export interface RunState {
  readonly failures: number
}

/** Only the current run of failures: one success ends it, and a run has no rate of slow calls. */
export const consecutiveWindow: CallWindow<RunState> = {
  empty: { failures: 0 },
  add: ({ failures }, call) => ({ failures: call.failed ? failures + 1 : 0 }),
  tally: ({ failures }) => ({ calls: failures, failures, slow: 0 }),
}
