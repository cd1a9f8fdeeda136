import { confidences, type Confidence } from './confidence'

/** "I don't know" predicts nothing: leave those attempts out. */
export interface Prediction {
  readonly confidence: Confidence
  readonly recalled: boolean
}

/** One point of the calibration curve: of `n` answers given so sure, this many were recalled. */
export interface CalibrationPoint {
  readonly confidence: Confidence
  /** What a learner who knows themselves would reach. */
  readonly percent: number
  readonly n: number
  readonly recalled: number
}

/** All four steps in order, also those never chosen: the curve shows its n. */
export function calibration(predictions: readonly Prediction[]): readonly CalibrationPoint[] {
  return confidences.map(({ confidence, percent }) => {
    const chosen = predictions.filter((prediction) => prediction.confidence === confidence)
    const recalled = chosen.filter((prediction) => prediction.recalled).length
    return { confidence, percent, n: chosen.length, recalled }
  })
}

/**
 * Mean of (p - outcome)², outcome 1 when recalled and 0 when not (Brier, 1950). 0 is perfect,
 * 0.25 is what saying "50 %" always earns. Undefined before the first prediction.
 */
export function brierScore(predictions: readonly Prediction[]): number | undefined {
  const points = calibration(predictions)
  // In whole percent, so that the sum is exact and the one rounding is the division.
  const sum = points.reduce(
    (total, { percent, n, recalled }) =>
      total + recalled * (100 - percent) * (100 - percent) + (n - recalled) * percent * percent,
    0,
  )
  return predictions.length > 0 ? sum / (10_000 * predictions.length) : undefined
}
