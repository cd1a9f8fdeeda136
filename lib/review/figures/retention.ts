import { percent } from '@/lib/format/percent'
import type { Standing } from '@/lib/progress/undo'

import { spacedReviews } from '../evidence'
import { shareOf, type Share } from '../interval'

import { cautionOf, nOf, type Figure } from './figure'

export interface RetentionChart {
  readonly target: number
  readonly rows: readonly (Share & { readonly label: string })[]
}

const DAY = 86_400_000
const RECENT_DAYS = 30

export function retentionFigure(
  events: readonly Standing[],
  { target, nowMs }: { readonly target: number; readonly nowMs: number },
): Figure<RetentionChart> {
  const reviews = spacedReviews(events)
  const recent = reviews.filter(({ atMs }) => nowMs - atMs < RECENT_DAYS * DAY)
  const shareIn = (list: typeof reviews) =>
    shareOf(list.filter(({ recalled }) => recalled).length, list.length)
  const all = { label: 'All reviews', ...shareIn(reviews) }
  const rows =
    recent.length > 0 && recent.length < reviews.length
      ? [{ label: `Last ${RECENT_DAYS} days`, ...shareIn(recent) }, all]
      : [all]
  return {
    title: titleOf(all, target),
    n: nOf(reviews.length, 'review'),
    caution: cautionOf(reviews.length, 'review'),
    formula: [
      'True retention = reviews graded above Again ÷ all reviews at least half a day after the one before. What comes back within a session shows nothing of memory and is left out, and so is cramming.',
      'The bar is the 95 % interval of the share (Wilson); the dashed line is the retention you aim at.',
    ],
    table: {
      columns: ['Reviews', 'n', 'Recalled', 'Share', '95 % interval', 'Target'],
      rows: rows.map(({ label, n, hits, share, low, high }) => [
        label,
        `${n}`,
        `${hits}`,
        n > 0 ? percent(share) : '–',
        n > 0 ? `${percent(low)} to ${percent(high)}` : '–',
        percent(target),
      ]),
    },
    chart: reviews.length > 0 ? { target, rows } : undefined,
  }
}

function titleOf({ n, hits, share, low, high }: Share, target: number): string {
  if (n === 0) {
    return `Nothing has come back after half a day or more yet; the target is ${percent(target)}.`
  }
  const said = `Of ${n} that came back you recalled ${hits} (${percent(share)}); the target is ${percent(target)}`
  if (target > high) return `${said}, and chance does not explain the gap.`
  if (target < low) return `${said}, and you are above it.`
  return `${said}, and chance may explain the gap.`
}
