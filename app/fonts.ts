import localFont from 'next/font/local'

/**
 * The files of the geist package, but `optional` where it says `swap`: a font that comes late is
 * used from the next page on, and no line of text ever moves. That takes the preload: without it
 * Chromium still swaps within the first tenth of a second.
 */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
  display: 'optional',
})

export const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  display: 'optional',
  adjustFontFallback: false,
})
