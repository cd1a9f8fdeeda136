/**
 * Whether a consumer believes a delivery: what `verify` decides, without the cryptography. A run
 * is computed in one go and WebCrypto only answers later; a test holds the two against each other.
 */
import * as z from 'zod/mini'

import { timeSchema, whole } from '../bounds'
import type { Refusal } from './signature'

const SECOND_MS = 1_000
const DAY_SECONDS = 86_400

export const verifySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  /** A signature without a timestamp never ages. */
  z.strictObject({ kind: z.literal('body-only') }),
  z.strictObject({
    kind: z.literal('timestamped'),
    scheme: z._default(z.enum(['standard', 'stripe']), 'standard'),
    toleranceSeconds: z._default(whole(0, DAY_SECONDS), 300),
  }),
])

/** A new secret: the sender signs with both for a while, the consumer changes over at once. */
export const rotationSchema = z.strictObject({
  senderAtMs: timeSchema,
  overlapMs: timeSchema,
  consumerAtMs: timeSchema,
})

export type Verify = z.infer<typeof verifySchema>
export type Rotation = z.infer<typeof rotationSchema>
export type Distrust = Extract<Refusal, 'too-old' | 'too-new' | 'no-match'>

/** Which secrets, as bits: a delivery carries the signature of one or of both. */
export const OLD_SECRET = 1
export const NEW_SECRET = 2

export interface Signed {
  readonly signedAtMs: number
  readonly secrets: number
}

export function signingSecrets(rotation: Rotation | undefined, atMs: number): number {
  if (!rotation || atMs < rotation.senderAtMs) return OLD_SECRET
  return atMs < rotation.senderAtMs + rotation.overlapMs ? OLD_SECRET | NEW_SECRET : NEW_SECRET
}

export function heldSecret(rotation: Rotation | undefined, atMs: number): number {
  return rotation && atMs >= rotation.consumerAtMs ? NEW_SECRET : OLD_SECRET
}

/** Null when the delivery is believed. `nowMs` is what the consumer's clock shows. */
export function distrust(
  verify: Verify,
  { signedAtMs, secrets }: Signed,
  held: number,
  nowMs: number,
): Distrust | null {
  if (verify.kind === 'nothing') return null
  const mismatch = (secrets & held) === 0 ? 'no-match' : null
  if (verify.kind === 'body-only') return mismatch

  const { scheme, toleranceSeconds } = verify
  const ageSeconds = Math.floor(nowMs / SECOND_MS) - Math.floor(signedAtMs / SECOND_MS)
  const isTooOld = ageSeconds > toleranceSeconds
  if (scheme === 'stripe') return mismatch ?? (isTooOld && toleranceSeconds > 0 ? 'too-old' : null)
  if (isTooOld) return 'too-old'
  return -ageSeconds > toleranceSeconds ? 'too-new' : mismatch
}
