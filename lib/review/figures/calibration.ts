import { percent } from '@/lib/format/percent'
import { brierScore, calibration, type Prediction } from '@/lib/grading/calibration'
import { confidences } from '@/lib/grading/confidence'

import { shareOf, type Share } from '../interval'

import { cautionOf, isFew, nOf, type Figure } from './figure'

/** All of them shares between 0 and 1. */
export interface CalibrationDot {
  readonly said: number
  readonly share: number
  readonly low: number
  readonly high: number
  readonly label: string
}

export function calibrationFigure(
  predictions: readonly Prediction[],
): Figure<readonly CalibrationDot[]> {
  const points = calibration(predictions).map(({ confidence, percent: said, n, recalled }) => ({
    label: confidences.find((step) => step.confidence === confidence)?.label ?? confidence,
    said: said / 100,
    ...shareOf(recalled, n),
  }))
  const dots = points
    .filter(({ n }) => n > 0)
    .map(({ said, share, low, high, hits, n }) => ({
      ...{ said, share, low, high },
      label: `${hits} of ${n}`,
    }))
  return {
    title: titleOf(points, brierScore(predictions)),
    n: nOf(predictions.length, 'answer'),
    caution: cautionOf(predictions.length, 'answer'),
    formula: [
      'Brier score = mean of (p − outcome)², where p is what you said before the reveal and outcome is 1 when at least half of the key ideas were there, otherwise 0. 0 is perfect; always saying 50 % earns 0.25.',
      'Each bar through a dot is the 95 % interval of its share (Wilson). “I don’t know” predicts nothing and is left out; a prediction in a simulator and a diagnosis count.',
    ],
    table: {
      columns: ['You were', 'Meaning', 'Answers', 'Recalled', 'Share', '95 % interval'],
      rows: points.map(({ label, said, n, hits, share, low, high }) => [
        label,
        percent(said),
        `${n}`,
        `${hits}`,
        n > 0 ? percent(share) : '–',
        n > 0 ? `${percent(low)} to ${percent(high)}` : '–',
      ]),
    },
    chart: dots.length > 0 ? dots : undefined,
  }
}

type Point = Share & { readonly said: number }

function titleOf(points: readonly Point[], brier: number | undefined): string {
  if (brier === undefined) return 'You have not said how sure you were of any answer yet.'
  const sum = (of: (point: Point) => number) => points.reduce((total, p) => total + of(p), 0)
  const all = shareOf(
    sum(({ hits }) => hits),
    sum(({ n }) => n),
  )
  const said = sum((point) => point.said * point.n) / all.n
  const compared = `${percent(said)} sure on average, ${percent(all.share)} recalled`
  return `${verdict(said, all)}${compared}. Brier score ${brier.toFixed(3)}.`
}

/** None on few answers, and none that chance explains. */
function verdict(said: number, { n, low, high }: Share): string {
  if (isFew(n)) return 'So far '
  if (said > high) return 'You were surer than right: '
  if (said < low) return 'You knew more than you thought: '
  return 'You were about as sure as right: '
}
