import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodeCursor, encodeCursor, openCursor, signCursor, type Cursor } from './cursor'

const secret = 'correct horse'
const query = 'status=open&order=-created'
const cursor: Cursor = { query, at: { kind: 'keyset', key: 1_700_000_000, id: 42 } }
const base64url = (text: string) => Buffer.from(text).toString('base64url')
const refused = (reason: string) => ({ ok: false, reason })

describe('cursors', () => {
  it('base64 hides nothing: anybody can read one', () => {
    const text = encodeCursor({ query: 'all', at: { kind: 'offset', offset: 40 } })
    expect(JSON.parse(Buffer.from(text, 'base64url').toString())).toEqual({
      v: 1,
      query: 'all',
      at: { kind: 'offset', offset: 40 },
    })
  })

  it('anybody can forge an unsigned one', () => {
    const forged = base64url(JSON.stringify({ v: 1, query, at: { kind: 'offset', offset: 9 } }))
    expect(decodeCursor(forged)).toEqual({
      ok: true,
      cursor: { query, at: { kind: 'offset', offset: 9 } },
    })
  })

  it('a signed one can be read without the secret, and opened with it', async () => {
    const text = await signCursor(secret, cursor)
    expect(text).toMatch(/^[\w-]+\.[\w-]{43}$/)
    expect(decodeCursor(text)).toEqual({ ok: true, cursor })
    expect(await openCursor([secret], text, query)).toEqual({ ok: true, cursor })
  })

  it('a cursor from before a rotation still opens while the old secret is held', async () => {
    const text = await signCursor('old', cursor)
    expect(await openCursor(['new', 'old'], text, query)).toMatchObject({ ok: true })
    expect(await openCursor(['new'], text, query)).toEqual(refused('tampered'))
  })

  it('a cursor of another query is refused: its position means nothing there', async () => {
    const text = await signCursor(secret, cursor)
    expect(await openCursor([secret], text, 'status=closed')).toEqual(refused('other-query'))
  })

  it('an empty secret opens nothing', async () => {
    const text = await signCursor(secret, cursor)
    expect(await openCursor([''], text, query)).toEqual(refused('tampered'))
    expect(await openCursor([], text, query)).toEqual(refused('tampered'))
  })

  it.each([
    { name: 'no signature', change: (text: string) => text.split('.')[0]!, reason: 'tampered' },
    { name: 'a signature of nothing', change: () => '.AAAA', reason: 'tampered' },
    { name: 'two signatures', change: (text: string) => `${text}.AAAA`, reason: 'malformed' },
    { name: 'padding', change: (text: string) => `${text}=`, reason: 'malformed' },
    { name: 'a space', change: (text: string) => `${text} `, reason: 'malformed' },
  ])('$name is $reason', async ({ change, reason }) => {
    const text = await signCursor(secret, cursor)
    expect(await openCursor([secret], change(text), query)).toEqual(refused(reason))
  })

  it.each([
    '',
    '!!!',
    base64url('not json'),
    base64url('null'),
    base64url('[]'),
    base64url(JSON.stringify({ v: 2, query, at: { kind: 'offset', offset: 1 } })),
    base64url(JSON.stringify({ v: 1, query, at: { kind: 'offset', offset: -1 } })),
    base64url(JSON.stringify({ v: 1, query, at: { kind: 'page', page: 1 } })),
    base64url(JSON.stringify({ v: 1, query, at: { kind: 'keyset', key: 1e300, id: 1 } })),
    base64url(JSON.stringify({ v: 1, query, at: { kind: 'offset', offset: 1 }, admin: true })),
    base64url(JSON.stringify({ v: 1, query: 'q'.repeat(201), at: { kind: 'offset', offset: 1 } })),
  ])('"%s" is malformed', (text) => {
    expect(decodeCursor(text)).toEqual(refused('malformed'))
  })
})

const integers = fc.maxSafeInteger()
const cursors: fc.Arbitrary<Cursor> = fc.record({
  query: fc.string({ unit: 'grapheme', maxLength: 20 }),
  at: fc.oneof(
    fc.record({ kind: fc.constant('keyset' as const), key: integers, id: integers }),
    fc.record({ kind: fc.constant('key' as const), key: integers }),
    fc.record({ kind: fc.constant('offset' as const), offset: fc.maxSafeNat() }),
  ),
})
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']

describe('laws of cursors', () => {
  it('what was encoded or signed comes back', async () => {
    await fc.assert(
      fc.asyncProperty(cursors, fc.string({ minLength: 1 }), async (cursor, secret) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual({ ok: true, cursor })
        const text = await signCursor(secret, cursor)
        expect(await openCursor([secret], text, cursor.query)).toEqual({ ok: true, cursor })
      }),
      { numRuns: 5_000 },
    )
  })

  it('one changed character anywhere is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(
        cursors,
        fc.nat(),
        fc.constantFrom(...ALPHABET),
        async (cursor, at, other) => {
          const text = await signCursor(secret, cursor)
          const place = at % text.length
          fc.pre(text[place] !== other && text[place] !== '.')
          const changed = text.slice(0, place) + other + text.slice(place + 1)
          expect((await openCursor([secret], changed, cursor.query)).ok).toBe(false)
        },
      ),
      { numRuns: 10_000 },
    )
  })

  it('nothing that a stranger sends is an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.base64String(), async (a, b) => {
        expect(decodeCursor(a).ok).toBe(false)
        expect((await openCursor([secret], `${b}.${b}`, query)).ok).toBe(false)
      }),
      { numRuns: 5_000 },
    )
  })
})
