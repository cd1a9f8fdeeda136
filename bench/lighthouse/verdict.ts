/** What one visit of Lighthouse says about a page. Scores are from 0 to 1. */
export interface Visit {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly lcpMs: number
  readonly tbtMs: number
  readonly cls: number
}

export interface MeasuredPage {
  readonly route: string
  readonly visits: readonly Visit[]
}

/** The middle visit of each figure: one slow start says nothing about a page. */
export function medianVisit(visits: readonly Visit[]): Visit {
  const middle = (figure: (visit: Visit) => number) => median(visits.map(figure))
  return {
    performance: middle((visit) => visit.performance),
    accessibility: middle((visit) => visit.accessibility),
    bestPractices: middle((visit) => visit.bestPractices),
    lcpMs: middle((visit) => visit.lcpMs),
    tbtMs: middle((visit) => visit.tbtMs),
    cls: middle((visit) => visit.cls),
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2
}

const PERFORMANCE_LOSS = 0.02
/** What web.dev calls good. An empty page needs no stylesheet, so no page with one comes near it. */
const LCP_MOST_MS = 2_500
const BEST_PRACTICES = 0.96

/** Speed is judged against the bare page, measured in the same run on the same machine. */
export function problemsOf(page: MeasuredPage, bare: MeasuredPage): readonly string[] {
  const [ours, floor] = [medianVisit(page.visits), medianVisit(bare.visits)]
  const rules: readonly (readonly [boolean, string])[] = [
    // Scores have two digits; what binary fractions add must not decide.
    [
      Math.round((floor.performance - ours.performance) * 100) <= PERFORMANCE_LOSS * 100,
      `performance ${ours.performance}, the bare page has ${floor.performance}`,
    ],
    [ours.lcpMs <= LCP_MOST_MS, `LCP ${Math.round(ours.lcpMs)} ms, the most is ${LCP_MOST_MS} ms`],
    [ours.accessibility === 1, `accessibility ${ours.accessibility}`],
    [ours.bestPractices >= BEST_PRACTICES, `best practices ${ours.bestPractices}`],
    [ours.cls === 0, `CLS ${ours.cls}`],
  ]
  return rules.filter(([holds]) => !holds).map(([, problem]) => `${page.route}: ${problem}`)
}
