import * as z from 'zod/mini'

import { percentSchema, whole } from '../bounds'
import { consecutiveWindowSchema } from './consecutive-window'
import { countWindowSchema } from './count-window'
import { timeWindowSchema } from './time-window'

const DAY_MS = 86_400_000
const PROBES_MOST = 1_000
const WAITS_MOST = 100

const wait = whole(0, DAY_MS)

/** Where libraries disagree the field is ours to choose and its default is our rule. */
export const breakerPolicySchema = z
  .strictObject({
    window: z.discriminatedUnion('kind', [
      countWindowSchema,
      timeWindowSchema,
      consecutiveWindowSchema,
    ]),
    /** Below it no rate is judged; a count window caps it at its size. */
    minimumCalls: z._default(whole(1, 1_000_000), 1),
    failureRatePercent: z._default(percentSchema, 50),
    /** Whether a rate opens the circuit at its threshold, or only above it. */
    threshold: z._default(z.enum(['inclusive', 'exclusive']), 'inclusive'),
    evaluateOn: z._default(z.enum(['every-result', 'failures']), 'every-result'),
    slowCallMs: z.optional(whole(0, DAY_MS)),
    slowCallRatePercent: z.optional(percentSchema),
    /** A list gives the n-th opening since last closed the n-th wait; the last one repeats. */
    openMs: z.union(
      [wait, z.array(wait).check(z.minLength(1), z.maxLength(WAITS_MOST))],
      `must be a whole number of ms from 0 to ${DAY_MS}, or a list of 1 to ${WAITS_MOST} of them`,
    ),
    /** Whether a probe is admitted at exactly openedAt + openMs, or 1 ms later. */
    openBoundary: z._default(z.enum(['inclusive', 'exclusive']), 'inclusive'),
    probes: z._default(whole(1, PROBES_MOST), 1),
    halfOpenVerdict: z._default(
      z.enum(['all-probes', 'minimum-calls', 'first-result']),
      'all-probes',
    ),
    /** `failureRatePercent` unless given. */
    halfOpenRatePercent: z.optional(percentSchema),
    /** Open before the quorum once even all-good remaining probes could not prevent it. */
    earlyVerdict: z._default(z.boolean(), true),
    probeTimeoutMs: z.optional(whole(1, DAY_MS)),
    onProbeTimeout: z._default(z.enum(['replace', 'reopen']), 'replace'),
    lateResults: z._default(z.enum(['ignore', 'record']), 'ignore'),
    countShortCircuited: z._default(z.boolean(), false),
    resetOnClose: z._default(z.boolean(), true),
  })
  .check(
    z.refine(
      ({ slowCallMs, slowCallRatePercent }) =>
        slowCallRatePercent === undefined || slowCallMs !== undefined,
      {
        error: 'a rate of slow calls needs slowCallMs, which says what slow is',
        path: ['slowCallMs'],
      },
    ),
  )

export type BreakerPolicy = z.infer<typeof breakerPolicySchema>
