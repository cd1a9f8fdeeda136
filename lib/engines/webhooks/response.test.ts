import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import vectors from '../vectors/webhook.response-classification.json'
import { classify, type ResponsePolicy, type Status, type Verdict } from './response'

const policies = [
  'standard-webhooks',
  'retry-all-but-410',
  'stop-on-auth-errors',
  'retry-5xx-only',
] as const
const failures = ['timeout', 'connection-refused', 'tls-error', 'dns-error'] as const

const covered = vectors.cases.flatMap((row) =>
  policies.map((policy) => ({ response: row.response, policy, verdict: row[policy] })),
)

describe('classify', () => {
  it.each(covered.filter(({ verdict }) => verdict !== null))(
    '$response under $policy: $verdict',
    ({ response, policy, verdict }) => {
      const status = /^\d+$/.test(response) ? Number(response) : (response as Status)
      expect(classify(status, { policy })).toBe(verdict)
    },
  )

  it.each(policies.flatMap((policy) => failures.map((failure) => ({ policy, failure }))))(
    '$failure is retried under $policy: nobody knows whether the work was done',
    ({ policy, failure }) => {
      expect(classify(failure, { policy })).toBe('retry')
    },
  )

  it.each([
    { status: 199, verdict: 'retry' },
    { status: 200, verdict: 'delivered' },
    { status: 299, verdict: 'delivered' },
    { status: 300, verdict: 'retry' },
    { status: 429, verdict: 'throttle' },
    { status: 502, verdict: 'throttle' },
    { status: 504, verdict: 'throttle' },
  ])('$status is $verdict by Standard Webhooks', ({ status, verdict }) => {
    expect(classify(status, { policy: 'standard-webhooks' })).toBe(verdict)
  })

  it.each([
    { status: 499, verdict: 'stop' },
    { status: 500, verdict: 'retry' },
  ])('$status is $verdict when only server errors are retried', ({ status, verdict }) => {
    expect(classify(status, { policy: 'retry-5xx-only' })).toBe(verdict)
  })

  it('agrees with the printed rules for every status', () => {
    const printed: Readonly<Record<ResponsePolicy, (class_: string, status: string) => Verdict>> = {
      'standard-webhooks': (_, status) =>
        (({ 410: 'disable', 429: 'throttle', 502: 'throttle', 504: 'throttle' }) as const)[
          status
        ] ?? 'retry',
      'retry-all-but-410': (_, status) => (status === '410' ? 'stop' : 'retry'),
      'stop-on-auth-errors': (_, status) => (/^4(00|01|03|10)$/.test(status) ? 'stop' : 'retry'),
      'retry-5xx-only': (class_) => (class_ === '5' ? 'retry' : 'stop'),
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.constantFrom(...policies),
        (status, policy) => {
          const text = String(status)
          const expected = text[0] === '2' ? 'delivered' : printed[policy](text[0]!, text)
          expect(classify(status, { policy })).toBe(expected)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
