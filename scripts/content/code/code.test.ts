import { execFileSync } from 'node:child_process'

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
  bash: (code) => execFileSync('bash', ['-n'], { input: code, stdio: ['pipe', 'pipe', 'pipe'] }),
}

describe('code in content', () => {
  it.each(Object.keys(checks))('in %s is what it says it is', (language) => {
    const check = checks[language] ?? (() => undefined)
    expect(inLanguage(language).flatMap((each) => faultIn(each, () => check(each.code)))).toEqual([])
  })

  it('in TypeScript compiles, strictly', { timeout: 60_000 }, () => {
    expect(typeFaults(inLanguage('ts'))).toEqual([])
  })

  it('in SQL runs in PostgreSQL', { timeout: 240_000 }, async () => {
    const sqlOfItems = [...byItem(inLanguage('sql'))].map(([item, blocks]) => {
      const found = items.find(({ id }) => id === item)
      return { setup: found?.shelf === 'question' ? found.setup : undefined, listings: blocks }
    })
    expect(await sqlFaults(sqlOfItems)).toEqual([])
  })
})

describe('the checkers', () => {
  const listing = (code: string): Listing => ({ item: 'a', name: 'a, block 1', language: '', code })

  it('find a wrong type, a missing name and an unknown option', () => {
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
      'relation "orders" does not exist',
    ])
  })
})
