import { readFileSync } from 'node:fs'

import subsetFont from 'subset-font'

/** The fonts of the pages, from the package that publishes them. */
export const fonts = [
  {
    from: 'node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
    to: 'app/fonts/sans.woff2',
  },
  {
    from: 'node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
    to: 'app/fonts/mono.woff2',
  },
] as const

/** First and last of each range: Latin, its accents, and the signs of our formulas. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2190, 0x2193],
  [0x2200, 0x2265],
] as const

/**
 * Two thirds of the whole file are Cyrillic, Vietnamese and weights that no page uses, and every
 * first visit would wait for them.
 */
export function subset(path: string): Promise<Buffer> {
  const text = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  ).join('')
  return subsetFont(readFileSync(path), text, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
}
