/** From "Next card" to the next card, painted, on a machine four times slower. */
export interface ReviewFigures {
  readonly cards: number
  readonly cardMs: number
  /** The same nodes, replaced without any of our code. */
  readonly bareMs: number
}

const CARD_MS = 50
const TIMES_BARE = 2

export function problemsOf({ cardMs, bareMs }: ReviewFigures): readonly string[] {
  return cardMs < CARD_MS || cardMs <= TIMES_BARE * bareMs
    ? []
    : [`a card takes ${cardMs.toFixed(1)} ms, neither under ${CARD_MS} nor twice the bare nodes`]
}

export function reviewReport(figures: ReviewFigures, dateAndMachine: string): string {
  const { cards, cardMs, bareMs } = figures
  return `# From card to card

A session of ${cards} new cards in Chromium at a quarter of its speed, median. Budget: under ${CARD_MS} ms, or at
most ${TIMES_BARE} times what the browser needs to replace the same nodes and to paint them.

${dateAndMachine}

| what | ms |
| --- | --- |
| next card | ${cardMs.toFixed(1)} |
| the same nodes, bare | ${bareMs.toFixed(1)} |
`
}
