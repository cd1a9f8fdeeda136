import type { Evidence, Incident } from '@/lib/content/shelves/incident'

import type { Flaw } from './rules'

/** After one look, a reader who knows all the odds should still have reason to look again. */
const MOST_CERTAIN = 0.8

/** The sources that give a cause away alone: expected posterior of the truth above the limit. */
export function tellsTooMuch({ causes, evidence }: Incident): readonly Flaw[] {
  return evidence.flatMap((source, index) =>
    causes
      .map((cause) => ({ cause, posterior: expectedPosterior(cause.key, source, causes) }))
      .filter(({ posterior }) => posterior > MOST_CERTAIN)
      .map(({ cause, posterior }) => ({
        field: `evidence.${index}`,
        reason: `"${source.key}" alone lifts "${cause.key}" to ${posterior.toFixed(2)}; at most ${MOST_CERTAIN}`,
      })),
  )
}

/** Sum over readings r of P(r | truth) P(truth | r). */
function expectedPosterior(
  truth: string,
  { readings }: Evidence,
  causes: Incident['causes'],
): number {
  const prior = causes.find(({ key }) => key === truth)?.prior ?? 0
  return readings.reduce((sum, { likelihoods }) => {
    const likelihood = likelihoods[truth] ?? 0
    const evidence = causes.reduce((all, { key, prior: p }) => all + p * (likelihoods[key] ?? 0), 0)
    return sum + (likelihood * likelihood * prior) / evidence
  }, 0)
}
