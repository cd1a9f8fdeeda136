import { medianVisit, type MeasuredPage } from './verdict'

/** The figures as a table, the bare page first. */
export function lighthouseReport(pages: readonly MeasuredPage[], dateAndMachine: string): string {
  const visits = pages[0]?.visits.length ?? 0
  return `# Lighthouse, mobile

Median of ${visits} visits to each page, in turns, served by the same server. The first row is a page of the
same framework that holds nothing: performance is judged against it (at most 0.02 lower), the rest by
itself (LCP at most 2,500 ms, accessibility 1, best practices at least 0.96, CLS 0).

LCP is not held against the empty page: on the simulated network of 150 ms a round trip, a stylesheet
alone makes 1.17 times of it, and the two fonts that are painted with the first words the rest.

${dateAndMachine}

| page | performance | LCP ms | TBT ms | CLS | accessibility | best practices |
| --- | --- | --- | --- | --- | --- | --- |
${pages.map(row).join('\n')}
`
}

function row({ route, visits }: MeasuredPage): string {
  const middle = medianVisit(visits)
  const cells = [
    route,
    middle.performance.toFixed(2),
    Math.round(middle.lcpMs),
    Math.round(middle.tbtMs),
    Number(middle.cls.toFixed(3)),
    middle.accessibility.toFixed(2),
    middle.bestPractices.toFixed(2),
  ]
  return `| ${cells.join(' | ')} |`
}
