import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { fonts, subset } from './subset'

describe('the fonts in app/fonts', () => {
  it.each(fonts)('$to is what `npm run fonts` makes of the package', async ({ from, to }) => {
    expect((await subset(from)).equals(readFileSync(to))).toBe(true)
  })

  it.each(fonts)('$to is a third of the whole', ({ from, to }) => {
    expect(readFileSync(to).length).toBeLessThan(readFileSync(from).length * 0.4)
  })
})
