import { execFileSync, spawnSync } from 'node:child_process'

import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'

import { loadItems } from '@/lib/content/load'

import { checkHttpMessage } from './http-message'
import { faultIn, listingsOf, type Listing } from './listings'
import { sqlFaults } from './run-sql'
import { typeFaults } from './type-check'

const items = loadItems()
const listings = listingsOf(items)
const inLanguage = (language: string) => listings.filter((each) => each.language === language)

function byItem(blocks: readonly Listing[]): ReadonlyMap<string, readonly Listing[]> {
  const grouped = new Map<string, Listing[]>()
  for (const block of blocks) grouped.set(block.item, [...(grouped.get(block.item) ?? []), block])
  return grouped
}

/** Each throws for a text that is not what it says it is. */
const checks: Readonly<Record<string, (code: string) => void>> = {
  http: checkHttpMessage,
  json: JSON.parse,
  yaml: (code) => {
    const [error] = parseDocument(code).errors
    if (error) throw error
  },
}

describe('code in content', () => {
  it.each(Object.entries(checks))('in %s is what it says it is', (language, check) => {
    const found = inLanguage(language)
    expect(found).not.toEqual([])
    expect(found.flatMap((each) => faultIn(each, () => check(each.code)))).toEqual([])
  })

  it.skipIf(spawnSync('bash', ['--version']).error)('for the shell can be read by one', () => {
    const readable = ({ code }: Listing) =>
      execFileSync('bash', ['-n'], { input: code, stdio: ['pipe', 'pipe', 'pipe'] })
    const found = inLanguage('bash')
    expect(found).not.toEqual([])
    expect(found.flatMap((each) => faultIn(each, () => readable(each)))).toEqual([])
  })

  it('in TypeScript compiles, strictly', { timeout: 60_000 }, () => {
    const found = inLanguage('ts')
    expect(found).not.toEqual([])
    expect(typeFaults(found)).toEqual([])
  })

  it('in SQL runs in PostgreSQL', { timeout: 240_000 }, async () => {
    const sqlOfItems = [...byItem(inLanguage('sql'))].map(([item, blocks]) => {
      const found = items.find(({ id }) => id === item)
      return { setup: found?.shelf === 'question' ? found.setup : undefined, listings: blocks }
    })
    expect(sqlOfItems).not.toEqual([])
    expect(await sqlFaults(sqlOfItems)).toEqual([])
  })
})

describe('the checkers', () => {
  const listing = (code: string): Listing => ({ item: 'a', name: 'a, block 1', language: '', code })

  it('find a wrong type and a missing name', () => {
    const faults = ['const a: number = "1"', 'gone()', 'export {}'].map(listing)
    expect(typeFaults(faults).map(({ reason }) => reason)).toEqual([
      "line 1: Type 'string' is not assignable to type 'number'.",
      "line 1: Cannot find name 'gone'.",
    ])
  })

  it('find SQL that does not run, with and without parameters', { timeout: 60_000 }, async () => {
    const blocks = [
      'select id from orders',
      'select gone from orders',
      'select id from orders where id = $1',
      'select id from orders where gone = $1',
      "insert into orders values (1); -- a; b\nselect 'it; is', id from orders where id = $1",
      'insert into orders values (1)',
      '-- not run: MySQL syntax\nselect `id`',
    ].map(listing)
    const setup = 'create table orders (id bigint primary key);'
    const faults = await sqlFaults([
      { setup, listings: blocks },
      { setup: undefined, listings: [listing('select id from orders')] },
    ])
    expect(faults.map(({ reason }) => reason)).toEqual([
      'column "gone" does not exist',
      'column "gone" does not exist',
      'duplicate key value violates unique constraint "orders_pkey"',
      'relation "orders" does not exist',
    ])
  })
})
