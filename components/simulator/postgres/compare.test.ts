import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { agreementOf, DOWNLOAD_MB } from './compare'

const DIST = 'node_modules/@electric-sql/pglite/dist'
const FETCHED = /^(pglite\.(wasm|data)|initdb\.(wasm|js)|chunk-.*\.js)$/

it('says how much is fetched, to a tenth of a megabyte', () => {
  const files = readdirSync(DIST).filter((name) => FETCHED.test(name))
  const sizes = files.map((name) => gzipSync(readFileSync(`${DIST}/${name}`)).length)
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6
  expect(Math.abs(megabytes - DOWNLOAD_MB)).toBeLessThan(0.1)
})

describe('agreementOf', () => {
  const row = (rowsScanned: number, buffers: number) => ({
    query: 'offset' as const,
    depth: 0,
    model: { rowsScanned: 20, buffers: 10 },
    measured: { rowsScanned, buffers, ms: 1, nodes: 'Limit → Index Scan' },
  })

  it('says by how much the pages differ at most', () => {
    expect(agreementOf([row(20, 11), row(20, 8)])).toBe(
      'Rows scanned agree exactly; pages touched differ by 20 % at most',
    )
  })

  it('never calls rows equal that are not', () => {
    expect(agreementOf([row(20, 10), row(21, 10)])).toBe(
      'Rows scanned differ in 1 of 2 measurements; pages touched differ by 0 % at most',
    )
  })
})
