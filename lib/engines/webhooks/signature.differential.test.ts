import fc from 'fast-check'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { sign, verify, type Refusal, type SignatureHeaders } from './signature'

const TOLERANCE = 300
const start = 1_700_000_000
const encode = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

/** Their exception, in our words. */
const reasons: Readonly<Record<string, Refusal>> = {
  'Missing required headers': 'missing-header',
  'Invalid Signature Headers': 'malformed-header',
  'Message timestamp too old': 'too-old',
  'Message timestamp too new': 'too-new',
  'No matching signature found': 'no-match',
}

function theirs(secret: string, headers: SignatureHeaders, body: string) {
  try {
    const given = Object.entries(headers).filter(([, value]) => value !== undefined)
    new Webhook(secret).verify(body, Object.fromEntries(given) as Record<string, string>, {
      jsonParse: false,
    })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error
    return { ok: false, reason: reasons[error.message] }
  }
}

const ours = (secret: string, headers: SignatureHeaders, body: string) =>
  verify('standard', [secret], headers, body, Date.now() / 1_000, TOLERANCE)

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: start * 1_000 }))
afterEach(() => vi.useRealTimers())

const keys = fc.uint8Array({ minLength: 1, maxLength: 64 })
const messages = fc.record({
  id: fc.stringMatching(/^[!-~]{1,30}$/),
  timestamp: fc.integer({ min: start - 1_000, max: start + 1_000 }),
  body: fc.string({ unit: 'binary' }),
})
const RUNS = { numRuns: 5_000 }

describe('against standardwebhooks 1.1.1', () => {
  it('both sign every message alike', async () => {
    await fc.assert(
      fc.asyncProperty(keys, messages, fc.boolean(), async (key, message, isPrefixed) => {
        const secret = (isPrefixed ? 'whsec_' : '') + encode(key)
        const { id, timestamp, body } = message
        const signed = new Webhook(secret).sign(id, new Date(timestamp * 1_000 + 999), body)
        const headers = await sign('standard', secret, message)
        expect(headers['webhook-signature']).toBe(signed)
      }),
      RUNS,
    )
  })

  it('both judge every delivery alike, whichever of them signed it', async () => {
    const changes = fc.constantFrom<(headers: Record<string, string>) => SignatureHeaders>(
      (headers) => headers,
      (headers) => ({ ...headers, 'webhook-id': undefined }),
      (headers) => ({ ...headers, 'webhook-timestamp': 'soon' }),
      (headers) => ({ ...headers, 'webhook-timestamp': `0${headers['webhook-timestamp']}` }),
      (headers) => ({
        ...headers,
        'webhook-signature': `v2,x v1, ${headers['webhook-signature']}`,
      }),
      (headers) => ({ ...headers, 'webhook-signature': `${headers['webhook-signature']},v1` }),
      (headers) => ({
        ...headers,
        'webhook-signature': headers['webhook-signature']!.slice(0, -1),
      }),
      (headers) => ({
        'Webhook-Id': headers['webhook-id'],
        'WEBHOOK-TIMESTAMP': headers['webhook-timestamp'],
        'Webhook-Signature': headers['webhook-signature'],
      }),
    )
    const verdicts = new Set<string>()
    const clocks = fc.integer({ min: -1_400_000, max: 1_400_000 })
    await fc.assert(
      fc.asyncProperty(keys, messages, fc.tuple(changes, clocks), async (key, message, how) => {
        const [change, offsetMs] = how
        vi.setSystemTime(start * 1_000 + offsetMs)
        const secret = encode(key)
        const headers = change(await sign('standard', secret, message))
        const verdict = await ours(secret, headers, message.body)
        expect(verdict).toEqual(theirs(secret, headers, message.body))
        verdicts.add(verdict.ok ? 'ok' : verdict.reason)
      }),
      RUNS,
    )
    // Every way to answer was met.
    expect([...verdicts].sort()).toEqual([
      'malformed-header',
      'missing-header',
      'no-match',
      'ok',
      'too-new',
      'too-old',
    ])
  })
})

describe('differences from standardwebhooks 1.1.1, each for a reason', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const message = { id: 'msg_1', timestamp: start, body: '{}' }

  it.each([`${start}abc`, `${start}.5`, ` ${start}`])(
    'a timestamp must be digits, where it reads the leading ones: "%s"',
    async (timestamp) => {
      const headers = {
        ...(await sign('standard', secret, message)),
        'webhook-timestamp': timestamp,
      }
      expect(theirs(secret, headers, message.body)).toEqual({ ok: true })
      expect(await ours(secret, headers, message.body)).toEqual({
        ok: false,
        reason: 'malformed-header',
      })
    },
  )

  it('a time before 1970 is malformed, where it is too old', async () => {
    const headers = { ...(await sign('standard', secret, message)), 'webhook-timestamp': '-1' }
    expect(theirs(secret, headers, message.body)).toEqual({ ok: false, reason: 'too-old' })
    expect(await ours(secret, headers, message.body)).toEqual({
      ok: false,
      reason: 'malformed-header',
    })
  })

  it('base64 without padding is the same key, where it gains a zero byte', async () => {
    const unpadded = 'YWJjZA'
    const { 'webhook-signature': signature } = await sign('standard', unpadded, message)
    expect(signature).toBe(new Webhook('YWJjZA==').sign('msg_1', new Date(start * 1_000), '{}'))
    const padded = new TextEncoder().encode('abcd\0')
    expect(new Webhook(unpadded).sign('msg_1', new Date(start * 1_000), '{}')).toBe(
      new Webhook(encode(padded)).sign('msg_1', new Date(start * 1_000), '{}'),
    )
  })

  it('an unusable secret matches nothing, where it throws', async () => {
    const headers = await sign('standard', secret, message)
    expect(() => new Webhook('***')).toThrow()
    expect(await ours('***', headers, message.body)).toEqual({ ok: false, reason: 'no-match' })
  })
})
