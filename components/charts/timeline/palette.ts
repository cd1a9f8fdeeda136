const TOKENS = ['ink', 'muted', 'line', 'edge', 'signal', 'pass', 'stop', 'wait', 'paper'] as const

export type Palette = Readonly<Record<(typeof TOKENS)[number], string>>

/** The tokens as colours that a canvas understands: light-dark() is resolved by an element alone. */
export function readPalette(element: HTMLElement): Palette {
  const before = element.style.color
  const entries = TOKENS.map((token) => {
    element.style.color = `var(--color-${token})`
    return [token, getComputedStyle(element).color] as const
  })
  element.style.color = before
  return Object.fromEntries(entries) as Palette
}
