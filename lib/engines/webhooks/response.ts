import * as z from 'zod/mini'

import { whole } from '../bounds'

/** No answer came, so whether the consumer did its work is unknown. */
const FAILURES = ['timeout', 'connection-refused', 'tls-error', 'dns-error'] as const
const POLICIES = [
  'standard-webhooks',
  'retry-all-but-410',
  'stop-on-auth-errors',
  'retry-5xx-only',
] as const

const failureSchema = z.enum(FAILURES)
export const statusSchema = z.union([whole(100, 599), failureSchema], {
  error: `must be a status from 100 to 599 or one of ${FAILURES.join(', ')}`,
})
export const responsePolicySchema = z.enum(POLICIES)

export type Status = number | (typeof FAILURES)[number]
export type ResponsePolicy = (typeof POLICIES)[number]
/** What the sender does next. `throttle` retries too, and slows the endpoint down. */
export type Verdict = 'delivered' | 'retry' | 'throttle' | 'stop' | 'disable'

const AUTH_ERRORS = [400, 401, 403, 410]
const OVERLOADED = [429, 502, 504]

/** What one answer means, by Standard Webhooks or by one of three rules of common articles. */
export function classify(status: Status, { policy }: { readonly policy: ResponsePolicy }): Verdict {
  if (typeof status !== 'number') return 'retry'
  return status >= 200 && status < 300 ? 'delivered' : refusedBy[policy](status)
}

const refusedBy: Readonly<Record<ResponsePolicy, (status: number) => Verdict>> = {
  'standard-webhooks': (status) => {
    if (status === 410) return 'disable'
    return OVERLOADED.includes(status) ? 'throttle' : 'retry'
  },
  'retry-all-but-410': (status) => (status === 410 ? 'stop' : 'retry'),
  'stop-on-auth-errors': (status) => (AUTH_ERRORS.includes(status) ? 'stop' : 'retry'),
  'retry-5xx-only': (status) => (status < 500 ? 'stop' : 'retry'),
}
