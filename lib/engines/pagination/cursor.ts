/**
 * Cursors as clients get them. Base64 makes one opaque, not safe: whoever decodes it can change
 * it. A signed cursor can still be read by everybody, and no longer be changed by anybody.
 */
import * as z from 'zod/mini'

import { whole } from '../bounds'

const VERSION = 1
const QUERY_CHARACTERS = 200
const position = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

const payloadSchema = z.strictObject({
  v: z.literal(VERSION),
  /** The filter and order it belongs to: on another query the position means nothing. */
  query: z.string().check(z.maxLength(QUERY_CHARACTERS)),
  at: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keyset'), key: position, id: position }),
    /** Without a tie-break: of rows that share the key it cannot say which was read. */
    z.strictObject({ kind: z.literal('key'), key: position }),
    /** An offset in disguise: it skips and repeats like `?page=`. */
    z.strictObject({ kind: z.literal('offset'), offset: whole(0, Number.MAX_SAFE_INTEGER) }),
  ]),
})

type Payload = z.infer<typeof payloadSchema>

export interface Cursor {
  readonly query: string
  readonly at: Readonly<Payload['at']>
}

export type CursorRefusal = 'malformed' | 'tampered' | 'other-query'
export type CursorResult =
  | { readonly ok: true; readonly cursor: Cursor }
  | { readonly ok: false; readonly reason: CursorRefusal }

/** Anybody can make one of these. */
export function encodeCursor({ query, at }: Cursor): string {
  const payload: Payload = { v: VERSION, query, at }
  return toBase64Url(new TextEncoder().encode(JSON.stringify(payload)))
}

/** Reads a cursor as its holder can, signed or not, and believes it. */
export function decodeCursor(text: string): CursorResult {
  const bytes = fromBase64Url(text.split('.')[0]!)
  const parsed = bytes && payloadSchema.safeParse(jsonOf(bytes))
  if (!parsed?.success) return refuse('malformed')
  const { query, at } = parsed.data
  return { ok: true, cursor: { query, at } }
}

/** `<cursor>.<HMAC-SHA256 of the cursor>`, both in base64url. */
export async function signCursor(secret: string, cursor: Cursor): Promise<string> {
  const encoded = encodeCursor(cursor)
  const key = await hmacKey(secret)
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(encoded))
  return `${encoded}.${toBase64Url(new Uint8Array(mac))}`
}

/** Several secrets, because a client may hold a cursor from before a rotation. */
export async function openCursor(
  secrets: readonly string[],
  text: string,
  query: string,
): Promise<CursorResult> {
  const [encoded = '', signature = '', ...rest] = text.split('.')
  const mac = fromBase64Url(signature)
  if (!mac || rest.length > 0) return refuse('malformed')
  // Checked before it is parsed: what nobody signed never reaches the parser.
  if (!(await isSigned(secrets, encoded, mac))) return refuse('tampered')
  const decoded = decodeCursor(encoded)
  return decoded.ok && decoded.cursor.query !== query ? refuse('other-query') : decoded
}

/** Asks every key: stopping at the first would tell which one it was. An empty one is no key. */
async function isSigned(
  secrets: readonly string[],
  encoded: string,
  mac: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const content = new TextEncoder().encode(encoded)
  const verdicts = await Promise.all(
    secrets.filter(Boolean).map(async (secret) =>
      // WebCrypto compares in constant time.
      crypto.subtle.verify('HMAC', await hmacKey(secret), mac, content),
    ),
  )
  return verdicts.includes(true)
}

function hmacKey(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
    'sign',
    'verify',
  ])
}

function toBase64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Undefined unless it is exactly what `toBase64Url` writes: one cursor, one spelling. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return toBase64Url(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function refuse(reason: CursorRefusal): CursorResult {
  return { ok: false, reason }
}
