import type { Incident } from '@/lib/content/shelves/incident'
import { expectedPosterior } from '@/lib/incident/information'
import { matrixOf } from '@/lib/incident/matrix'
import { inseparablePairs } from '@/lib/incident/separation'

import type { Flaw } from './rules'

/** After one look, a reader who knows all the odds should still have reason to look again. */
const MOST_CERTAIN = 0.8

/** The sources that give a cause away alone: expected posterior of the truth above the limit. */
export function tellsTooMuch(incident: Incident): readonly Flaw[] {
  const { priors, causes, sources } = matrixOf(incident)
  return sources.flatMap((source, index) =>
    causes
      .map((cause, truth) => ({ cause, posterior: expectedPosterior(priors, source, truth) }))
      .filter(({ posterior }) => posterior > MOST_CERTAIN)
      .map(({ cause, posterior }) => ({
        field: `evidence.${index}`,
        reason: `"${source.key}" alone lifts "${cause}" to ${posterior.toFixed(2)}; at most ${MOST_CERTAIN}`,
      })),
  )
}

/** The pairs of causes that stay together after everything was read. */
export function tellsTooLittle(incident: Incident): readonly Flaw[] {
  return inseparablePairs(matrixOf(incident)).map(({ pair: [a, b], reached, nearest, parted }) => ({
    field: 'evidence',
    reason: `cannot separate "${a}" from "${b}": all looks together reach ${reached.toFixed(2)} of ${parted}, "${nearest}" does most; missing is a look with one reading for "${a}" and another for "${b}"`,
  }))
}
