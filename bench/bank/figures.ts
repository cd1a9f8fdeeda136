/** The bank with a thousand generated questions, in a browser. */
export interface BankFigures {
  readonly questions: number
  /** Compressed. */
  readonly pageKb: number
  readonly deckKb: number
  readonly indexKb: number
  readonly queries: readonly { readonly query: string; readonly medianMs: number }[]
}

/** The page is a reading page; its budget stands in bench/budgets.json too. */
const PAGE_KB = 60
/** Asking, filtering and drawing the list. The index alone has a test of its own: under 30 ms. */
const QUERY_MS = 200

export function problemsOf({ pageKb, queries }: BankFigures): readonly string[] {
  const slow = queries
    .filter(({ medianMs }) => medianMs > QUERY_MS)
    .map(
      ({ query, medianMs }) => `"${query}" took ${medianMs.toFixed(1)} ms, budget ${QUERY_MS} ms`,
    )
  return pageKb > PAGE_KB
    ? [`/questions has ${pageKb.toFixed(1)} kB, budget ${PAGE_KB} kB`, ...slow]
    : slow
}

export function bankReport(figures: BankFigures, dateAndMachine: string): string {
  const { questions, pageKb, deckKb, indexKb, queries } = figures
  return `# The bank with ${questions} questions

A build with generated questions beside the real ones, asked in Chromium. Sizes are compressed.

${dateAndMachine}

| file | kB |
| --- | --- |
| /questions | ${pageKb.toFixed(1)} |
| deck.json, the list without answers | ${deckKb.toFixed(1)} |
| search.json, fetched with the first letter | ${indexKb.toFixed(1)} |

| query | from the last letter to the drawn list, median ms |
| --- | --- |
${queries.map(({ query, medianMs }) => `| ${query} | ${medianMs.toFixed(1)} |`).join('\n')}
`
}
