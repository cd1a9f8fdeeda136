import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  distrust,
  heldSecret,
  NEW_SECRET,
  OLD_SECRET,
  signingSecrets,
  verifySchema,
  type Verify,
} from './authenticity'
import { RUN_EPOCH_SECONDS } from './message'
import { signWithEach, verify } from './signature'

const rotation = { senderAtMs: 1_000, overlapMs: 500, consumerAtMs: 1_200 }
const both = OLD_SECRET | NEW_SECRET

describe('secrets during a rotation', () => {
  it.each([
    { atMs: 999, signing: OLD_SECRET, held: OLD_SECRET },
    { atMs: 1_000, signing: both, held: OLD_SECRET },
    { atMs: 1_199, signing: both, held: OLD_SECRET },
    { atMs: 1_200, signing: both, held: NEW_SECRET },
    { atMs: 1_499, signing: both, held: NEW_SECRET },
    { atMs: 1_500, signing: NEW_SECRET, held: NEW_SECRET },
  ])('at $atMs', ({ atMs, signing, held }) => {
    expect(signingSecrets(rotation, atMs)).toBe(signing)
    expect(heldSecret(rotation, atMs)).toBe(held)
  })

  it('without one there is only the old secret', () => {
    expect([signingSecrets(undefined, 9e9), heldSecret(undefined, 9e9)]).toEqual([
      OLD_SECRET,
      OLD_SECRET,
    ])
  })
})

describe('distrust', () => {
  const signed = { signedAtMs: 10_000, secrets: OLD_SECRET }
  const timestamped = verifySchema.parse({ kind: 'timestamped' })

  it('who verifies nothing believes everything', () => {
    expect(distrust({ kind: 'nothing' }, signed, NEW_SECRET, 9e9)).toBeNull()
  })

  it('a signature over the body alone never ages', () => {
    expect(distrust({ kind: 'body-only' }, signed, OLD_SECRET, 9e9)).toBeNull()
    expect(distrust({ kind: 'body-only' }, signed, NEW_SECRET, 10_000)).toBe('no-match')
  })

  it.each([
    { nowMs: 310_999, reason: null },
    { nowMs: 311_000, reason: 'too-old' },
  ])('five minutes are tolerated to the second: $nowMs', ({ nowMs, reason }) => {
    expect(distrust(timestamped, signed, OLD_SECRET, nowMs)).toBe(reason)
  })

  it('a clock that is six minutes ahead or behind believes nothing', () => {
    expect(distrust(timestamped, signed, OLD_SECRET, 10_000 + 360_000)).toBe('too-old')
    expect(distrust(timestamped, signed, OLD_SECRET, 10_000 - 360_000)).toBe('too-new')
  })
})

describe('the model beside the cryptography', () => {
  const secretOf = { [OLD_SECRET]: 'whsec_b2xk', [NEW_SECRET]: 'whsec_bmV3' }
  const secretsOf = (bits: number) =>
    [OLD_SECRET, NEW_SECRET].filter((bit) => bits & bit).map((bit) => secretOf[bit as 1 | 2])
  const bits = fc.constantFrom(OLD_SECRET, NEW_SECRET, both)
  const checks = fc.record({
    kind: fc.constant('timestamped' as const),
    scheme: fc.constantFrom('standard' as const, 'stripe' as const),
    toleranceSeconds: fc.constantFrom(0, 1, 30, 300),
  })

  it('says what verify says of the same delivery at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        checks,
        fc.tuple(bits, bits),
        fc.tuple(fc.nat(400_000), fc.integer({ min: -400_000, max: 400_000 })),
        async (check: Extract<Verify, { kind: 'timestamped' }>, [secrets, held], times) => {
          const [signedAtMs, laterMs] = times
          const nowMs = signedAtMs + laterMs
          const { scheme, toleranceSeconds } = check
          const timestamp = RUN_EPOCH_SECONDS + Math.floor(signedAtMs / 1_000)
          const message = { id: 'msg_1', timestamp, body: '{}' }
          const headers = await signWithEach(scheme, secretsOf(secrets), message)
          const now = RUN_EPOCH_SECONDS + nowMs / 1_000
          const verdict = await verify(
            scheme,
            secretsOf(held),
            headers,
            '{}',
            now,
            toleranceSeconds,
          )
          const reason = distrust(check, { signedAtMs, secrets }, held, nowMs)
          expect(verdict).toEqual(reason === null ? { ok: true } : { ok: false, reason })
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
