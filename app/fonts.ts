import localFont from 'next/font/local'

/**
 * Geist, as `npm run fonts` cuts it, and `optional`: a font that comes late is
 * used from the next page on, and no line of text ever moves. That takes the preload: without it
 * Chromium still swaps within the first tenth of a second.
 */
export const sans = localFont({
  src: './fonts/sans.woff2',
  variable: '--font-geist-sans',
  weight: '400 700',
  display: 'optional',
})

export const mono = localFont({
  src: './fonts/mono.woff2',
  variable: '--font-geist-mono',
  weight: '400 700',
  display: 'optional',
  adjustFontFallback: false,
})
