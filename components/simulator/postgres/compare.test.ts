import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { expect, it } from 'vitest'

import { DOWNLOAD_MB } from './compare'

const DIST = 'node_modules/@electric-sql/pglite/dist'
const FETCHED = /^(pglite\.(wasm|data)|initdb\.(wasm|js)|chunk-.*\.js)$/

it('says how much is fetched, to a tenth of a megabyte', () => {
  const files = readdirSync(DIST).filter((name) => FETCHED.test(name))
  const sizes = files.map((name) => gzipSync(readFileSync(`${DIST}/${name}`)).length)
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6
  expect(Math.abs(megabytes - DOWNLOAD_MB)).toBeLessThan(0.1)
})
