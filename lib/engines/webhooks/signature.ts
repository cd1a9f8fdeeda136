/**
 * Webhook signatures over WebCrypto, in two schemes: Standard Webhooks v1 and Stripe's. Both send
 * an HMAC-SHA256 of the timestamp and the raw body; they disagree about the key, the layout and
 * whether a time in the future is a reason to refuse.
 */
export type SignatureScheme = 'standard' | 'stripe'

export interface WebhookMessage {
  readonly id: string
  /** Unix time in seconds. */
  readonly timestamp: number
  /** As sent: one space more or less is another message. */
  readonly body: string
}

export type SignatureHeaders = Readonly<Record<string, string | undefined>>

export type Refusal = 'missing-header' | 'malformed-header' | 'too-old' | 'too-new' | 'no-match'
export type Verification = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal }

const SECRET_PREFIX = 'whsec_'
const WHOLE_NUMBER = /^\d+$/

/** The headers of one delivery. Rejects when the secret is no key of the scheme. */
export async function sign(
  scheme: SignatureScheme,
  secret: string,
  message: WebhookMessage,
): Promise<Record<string, string>> {
  return signWithEach(scheme, [secret], message)
}

/** While a secret is being rotated a sender signs with the old and the new one. */
export async function signWithEach(
  scheme: SignatureScheme,
  secrets: readonly string[],
  { id, timestamp, body }: WebhookMessage,
): Promise<Record<string, string>> {
  const keys = secrets.map((secret) => keyBytes(scheme, secret))
  if (!areKeys(keys)) throw new RangeError(`not a secret of the ${scheme} scheme`)
  const claim = { id, timestamp: Math.floor(timestamp), signatures: [] }
  const signatures = await macs(scheme, keys, signedContent(scheme, claim, body))
  return writeHeaders(scheme, { ...claim, signatures })
}

/** Whether one of the listed signatures was made with one of the secrets, in time. */
export async function verify(
  scheme: SignatureScheme,
  secrets: readonly string[],
  headers: SignatureHeaders,
  body: string,
  nowSeconds: number,
  toleranceSeconds: number,
): Promise<Verification> {
  const claim = readHeaders(scheme, headers)
  if (typeof claim === 'string') return refuse(claim)

  const untimely = timing(scheme, Math.floor(nowSeconds) - claim.timestamp, toleranceSeconds)
  if (untimely && scheme === 'standard') return refuse(untimely)

  const keys = secrets.map((secret) => keyBytes(scheme, secret)).filter((key) => key !== undefined)
  const expected = await macs(scheme, keys, signedContent(scheme, claim, body))
  if (!anyEqual(claim.signatures, expected)) return refuse('no-match')
  return untimely ? refuse(untimely) : { ok: true }
}

/** Undefined when the secret is no key of the scheme: empty, or not base64 where it must be. */
export function keyBytes(
  scheme: SignatureScheme,
  secret: string,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = scheme === 'stripe' ? new TextEncoder().encode(secret) : fromBase64(secret)
  return bytes && bytes.length > 0 ? bytes : undefined
}

interface Claim {
  readonly id: string
  readonly timestamp: number
  /** Those of version 1; others are skipped. */
  readonly signatures: readonly string[]
}

function writeHeaders(scheme: SignatureScheme, claim: Claim): Record<string, string> {
  const { id, timestamp, signatures } = claim
  if (scheme === 'stripe') {
    const listed = signatures.map((signature) => `v1=${signature}`)
    return { 'stripe-signature': [`t=${timestamp}`, ...listed].join(',') }
  }
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  }
}

function readHeaders(scheme: SignatureScheme, headers: SignatureHeaders): Claim | Refusal {
  const lowerCased = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return scheme === 'stripe' ? readStripe(lowerCased) : readStandard(lowerCased)
}

type HeaderMap = ReadonlyMap<string, string | undefined>

function readStandard(headers: HeaderMap): Claim | Refusal {
  const id = headers.get('webhook-id')
  const time = headers.get('webhook-timestamp')
  const listed = headers.get('webhook-signature')
  if (!id || !time || !listed) return 'missing-header'
  const pairs = listed.split(' ').map((entry) => entry.split(','))
  return withTime(time, { id, signatures: versionOne(pairs) })
}

function readStripe(headers: HeaderMap): Claim | Refusal {
  const listed = headers.get('stripe-signature')
  if (!listed) return 'missing-header'
  const pairs = listed.split(',').map((entry) => entry.split('='))
  const time = pairs.findLast(([name]) => name === 't')?.[1] ?? ''
  return withTime(time, { id: '', signatures: versionOne(pairs) })
}

function versionOne(pairs: readonly (readonly string[])[]): readonly string[] {
  return pairs.filter(([version]) => version === 'v1').map(([, signature]) => signature ?? '')
}

function withTime(time: string, claim: Omit<Claim, 'timestamp'>): Claim | Refusal {
  return WHOLE_NUMBER.test(time) ? { ...claim, timestamp: Number(time) } : 'malformed-header'
}

function timing(
  scheme: SignatureScheme,
  ageSeconds: number,
  toleranceSeconds: number,
): Refusal | undefined {
  const tooOld = ageSeconds > toleranceSeconds
  if (scheme === 'stripe') return tooOld && toleranceSeconds > 0 ? 'too-old' : undefined
  if (tooOld) return 'too-old'
  return -ageSeconds > toleranceSeconds ? 'too-new' : undefined
}

function signedContent(scheme: SignatureScheme, claim: Claim, body: string): string {
  const timed = `${claim.timestamp}.${body}`
  return scheme === 'stripe' ? timed : `${claim.id}.${timed}`
}

function macs(
  scheme: SignatureScheme,
  keys: readonly Uint8Array<ArrayBuffer>[],
  content: string,
): Promise<string[]> {
  return Promise.all(keys.map(async (key) => encode(scheme, await hmac(key, content))))
}

async function hmac(bytes: Uint8Array<ArrayBuffer>, content: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(content))
  return new Uint8Array(mac)
}

function encode(scheme: SignatureScheme, mac: Uint8Array): string {
  if (scheme === 'standard') return btoa(String.fromCharCode(...mac))
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromBase64(secret: string): Uint8Array<ArrayBuffer> | undefined {
  const encoded = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret
  try {
    return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

function areKeys<Key>(keys: readonly (Key | undefined)[]): keys is readonly Key[] {
  return keys.every((key) => key !== undefined)
}

/** Compares all with all: stopping at the first match would tell which secret it was. */
function anyEqual(listed: readonly string[], expected: readonly string[]): boolean {
  let found = 0
  for (const ours of expected) {
    for (const theirs of listed) found |= equalInConstantTime(theirs, ours)
  }
  return found === 1
}

/** 1 or 0, in a time that depends only on the length of our own signature. */
function equalInConstantTime(theirs: string, ours: string): 0 | 1 {
  let difference = theirs.length ^ ours.length
  for (let n = 0; n < ours.length; n += 1) difference |= theirs.charCodeAt(n) ^ ours.charCodeAt(n)
  return difference === 0 ? 1 : 0
}

function refuse(reason: Refusal): Verification {
  return { ok: false, reason }
}
