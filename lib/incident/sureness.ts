import { confidences, type Confidence } from '@/lib/grading/confidence'

/** The step of confidence nearest to a probability. */
export function confidenceIn(probability: number): Confidence {
  const distance = (percent: number) => Math.abs(percent - probability * 100)
  return confidences.reduce((best, step) =>
    distance(step.percent) < distance(best.percent) ? step : best,
  ).confidence
}
