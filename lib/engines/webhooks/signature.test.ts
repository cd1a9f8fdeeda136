import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import standard from '../vectors/webhook-signature.standard.json'
import stripe from '../vectors/webhook-signature.stripe.json'
import {
  keyBytes,
  sign,
  signWithEach,
  verify,
  type Refusal,
  type SignatureHeaders,
  type SignatureScheme,
  type Verification,
} from './signature'

const TOLERANCE = 300
const now = 1_700_000_000
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const nextSecret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY='
const message = { id: 'msg_1', timestamp: now, body: '{"a":1}' }
const schemes: readonly SignatureScheme[] = ['standard', 'stripe']

/** What the libraries say, in our words. */
const reasons: readonly (readonly [RegExp, Refusal])[] = [
  [/Missing required headers/, 'missing-header'],
  [/Invalid Signature Headers|Unable to extract/, 'malformed-header'],
  [/too old|outside the tolerance/, 'too-old'],
  [/too new/, 'too-new'],
  [/No (matching )?signatures? found/, 'no-match'],
]
const expectedOf = (error: string | null): Verification =>
  error === null
    ? { ok: true }
    : { ok: false, reason: reasons.find(([pattern]) => pattern.test(error))![1] }

describe('standard scheme, recorded from standardwebhooks 1.1.1', () => {
  it.each(standard.sign)('signs: $id', async ({ secret, msgId, timestamp, payload, signature }) => {
    const headers = await sign('standard', secret, { id: msgId, timestamp, body: payload })
    expect(headers).toEqual({
      'webhook-id': msgId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    })
  })

  it.each(standard.cases)('verifies: $id', async ({ secret, now, headers, body, error }) => {
    expect(
      await verify('standard', [secret], headers as SignatureHeaders, body, now, TOLERANCE),
    ).toEqual(expectedOf(error))
  })
})

describe('stripe scheme, recorded from stripe 23.1.0', () => {
  it.each(stripe.cases)('verifies: $id', async ({ secret, now, header, body, ...row }) => {
    const headers = { 'stripe-signature': header }
    expect(await verify('stripe', [secret], headers, body, now, row.toleranceSec)).toEqual(
      expectedOf(row.error),
    )
  })

  it('signs what the recorded header holds', async () => {
    const [{ secret, now, header, body }] = stripe.cases as [(typeof stripe.cases)[0]]
    expect(await sign('stripe', secret, { id: '', timestamp: now, body })).toEqual({
      'stripe-signature': header,
    })
  })
})

/** A delivery with one thing changed, judged `lateSeconds` after it was signed. */
async function judged(scheme: SignatureScheme, change: SignatureHeaders, lateSeconds = 0) {
  const headers = { ...(await sign(scheme, secret, message)), ...change }
  return verify(scheme, [secret], headers, message.body, now + lateSeconds, TOLERANCE)
}
const refused = (reason: Refusal) => ({ ok: false, reason })

describe('verify', () => {
  it.each<{ scheme: SignatureScheme; late: number; result: Verification }>([
    { scheme: 'standard', late: 300, result: { ok: true } },
    { scheme: 'standard', late: 300.9, result: { ok: true } },
    { scheme: 'standard', late: 301, result: { ok: false, reason: 'too-old' } },
    { scheme: 'standard', late: -300, result: { ok: true } },
    { scheme: 'standard', late: -300.1, result: { ok: false, reason: 'too-new' } },
    { scheme: 'stripe', late: 300, result: { ok: true } },
    { scheme: 'stripe', late: 301, result: { ok: false, reason: 'too-old' } },
    { scheme: 'stripe', late: -100_000, result: { ok: true } },
  ])('$scheme, $late s after signing', async ({ scheme, late, result }) => {
    expect(await judged(scheme, {}, late)).toEqual(result)
  })

  it.each<{ name: string; scheme: SignatureScheme; change: SignatureHeaders; reason: Refusal }>([
    {
      name: 'no timestamp',
      scheme: 'standard',
      change: { 'webhook-timestamp': undefined },
      reason: 'missing-header',
    },
    {
      name: 'an empty id',
      scheme: 'standard',
      change: { 'webhook-id': '' },
      reason: 'missing-header',
    },
    {
      name: 'a timestamp in words',
      scheme: 'standard',
      change: { 'webhook-timestamp': 'now' },
      reason: 'malformed-header',
    },
    {
      name: 'a fraction of a second',
      scheme: 'standard',
      change: { 'webhook-timestamp': `${now}.5` },
      reason: 'malformed-header',
    },
    {
      name: 'a negative timestamp',
      scheme: 'standard',
      change: { 'webhook-timestamp': '-1' },
      reason: 'malformed-header',
    },
    {
      name: 'another timestamp than the signed one',
      scheme: 'standard',
      change: { 'webhook-timestamp': String(now - 1) },
      reason: 'no-match',
    },
    {
      name: 'a version without a signature',
      scheme: 'standard',
      change: { 'webhook-signature': 'v1' },
      reason: 'no-match',
    },
    {
      name: 'no header',
      scheme: 'stripe',
      change: { 'stripe-signature': undefined },
      reason: 'missing-header',
    },
    {
      name: 'a time in words',
      scheme: 'stripe',
      change: { 'stripe-signature': 't=now,v1=00' },
      reason: 'malformed-header',
    },
    {
      name: 'no signature of version 1',
      scheme: 'stripe',
      change: { 'stripe-signature': `t=${now},v0=00` },
      reason: 'no-match',
    },
  ])('$scheme refuses $name: $reason', async ({ scheme, change, reason }) => {
    expect(await judged(scheme, change)).toEqual(refused(reason))
  })

  it('standard looks at the shape, then the time, then the signature', async () => {
    expect(
      await judged('standard', { 'webhook-timestamp': '', 'webhook-signature': 'v1,x' }),
    ).toEqual(refused('missing-header'))
    expect(await judged('standard', { 'webhook-signature': 'v1,x' }, 301)).toEqual(
      refused('too-old'),
    )
  })

  it('stripe looks at the signature, then the age', async () => {
    expect(await judged('stripe', { 'stripe-signature': 't=1,v1=00' })).toEqual(refused('no-match'))
  })

  it('skips other versions and finds version 1 behind them', async () => {
    const { 'webhook-signature': signature } = await sign('standard', secret, message)
    const listed = `v1a,AAAA v2,BBBB ${signature}`
    expect(await judged('standard', { 'webhook-signature': listed })).toEqual({ ok: true })
  })

  it('reads header names in any case, as HTTP does', async () => {
    const headers = await sign('standard', secret, message)
    const upper = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
    )
    expect(await verify('standard', [secret], upper, message.body, now, 0)).toEqual({ ok: true })
  })

  it.each(schemes)('%s without a usable secret matches nothing', async (scheme) => {
    const headers = await sign(scheme, secret, message)
    for (const secrets of [[], [''], ['whsec_']])
      expect(await verify(scheme, secrets, headers, message.body, now, TOLERANCE)).toEqual(
        refused('no-match'),
      )
  })
})

describe('secrets', () => {
  it('standard decodes what follows whsec_, stripe takes the words as written', () => {
    expect(keyBytes('standard', 'whsec_AQID')).toEqual(Uint8Array.of(1, 2, 3))
    expect(keyBytes('standard', 'AQID')).toEqual(Uint8Array.of(1, 2, 3))
    expect(keyBytes('stripe', 'whsec_')).toEqual(new TextEncoder().encode('whsec_'))
  })

  it.each(['', 'whsec_', 'whsec_***', 'not base64!'])('"%s" is no standard secret', async (bad) => {
    expect(keyBytes('standard', bad)).toBeUndefined()
    await expect(sign('standard', bad, message)).rejects.toThrow('not a secret')
  })

  it('an empty secret is none of stripe either', async () => {
    await expect(sign('stripe', '', message)).rejects.toThrow('not a secret')
  })

  it.each(schemes)('%s: a fraction of a second is signed as the second', async (scheme) => {
    expect(await sign(scheme, secret, { ...message, timestamp: now + 0.9 })).toEqual(
      await sign(scheme, secret, message),
    )
  })

  it.each(schemes)('%s: two signatures let either secret verify', async (scheme) => {
    const headers = await signWithEach(scheme, [secret, nextSecret], message)
    for (const held of [secret, nextSecret])
      expect(await verify(scheme, [held], headers, message.body, now, TOLERANCE)).toEqual({
        ok: true,
      })
  })
})

const RUNS = { numRuns: 3_400 }
const deliveries = fc.record({
  scheme: fc.constantFrom(...schemes),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  id: fc.stringMatching(/^[!-~]{1,20}$/),
  timestamp: fc.integer({ min: 0, max: 2_000_000_000 }),
  body: fc.string({ unit: 'binary' }),
})
const secretOf = (bytes: Uint8Array) => `whsec_${btoa(String.fromCharCode(...bytes))}`

describe('laws of signatures', () => {
  it('a copy is accepted as long as it is young enough, however often it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        deliveries,
        fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 3, maxLength: 3 }),
        async ({ scheme, bytes, ...message }, lateSeconds) => {
          const secret = secretOf(bytes)
          const headers = await sign(scheme, secret, message)
          for (const late of lateSeconds) {
            const { ok } = await verify(
              scheme,
              [secret],
              headers,
              message.body,
              message.timestamp + late,
              TOLERANCE,
            )
            const isEarly = scheme === 'standard' && late < -TOLERANCE
            expect(ok).toBe(late <= TOLERANCE && !isEarly)
          }
        },
      ),
      RUNS,
    )
  })

  it('nothing that was signed may change', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, fc.nat(), async ({ scheme, bytes, ...message }, at) => {
        const secret = secretOf(bytes)
        const headers = await sign(scheme, secret, message)
        const check = (secrets: string[], sent: SignatureHeaders, body: string) =>
          verify(scheme, secrets, sent, body, message.timestamp, TOLERANCE)

        const otherBytes = bytes.map((byte, n) => (n === at % bytes.length ? byte ^ 1 : byte))
        expect((await check([secretOf(otherBytes)], headers, message.body)).ok).toBe(false)
        expect((await check([secret], headers, `${message.body} `)).ok).toBe(false)
        const name = scheme === 'stripe' ? 'stripe-signature' : 'webhook-signature'
        const text = headers[name]!
        const place = text.length - 2 - (at % 30)
        const cut = { ...headers, [name]: text.slice(0, place) + text.slice(place + 1) }
        expect((await check([secret], cut, message.body)).ok).toBe(false)
      }),
      RUNS,
    )
  })

  it.each(schemes)('%s: every single character of a signature counts', async (scheme) => {
    const headers = await sign(scheme, secret, message)
    const name = scheme === 'stripe' ? 'stripe-signature' : 'webhook-signature'
    const text = headers[name]!
    const accepted: number[] = []
    for (let place = text.lastIndexOf('v1') + 3; place < text.length; place += 1) {
      const other = text[place] === '0' ? '1' : '0'
      const changed = text.slice(0, place) + other + text.slice(place + 1)
      const sent = { ...headers, [name]: changed }
      const { ok } = await verify(scheme, [secret], sent, message.body, now, TOLERANCE)
      if (ok) accepted.push(place)
    }
    expect(accepted).toEqual([])
  })

  it('one common secret among many suffices, none does not', async () => {
    const keys = fc.subarray([1, 2, 3, 4, 5])
    await fc.assert(
      fc.asyncProperty(deliveries, keys, keys, async ({ scheme, ...message }, signing, held) => {
        const name = (key: number) => secretOf(Uint8Array.of(key))
        const headers = await signWithEach(scheme, signing.map(name), message)
        const { ok } = await verify(
          scheme,
          held.map(name),
          headers,
          message.body,
          message.timestamp,
          TOLERANCE,
        )
        expect(ok).toBe(signing.some((key) => held.includes(key)))
      }),
      RUNS,
    )
  })
})
