export type Confidence = 'guess' | 'unsure' | 'fairly' | 'certain'

interface ConfidenceStep {
  readonly confidence: Confidence
  readonly label: string
  /** How often such an answer should turn out recalled, if the learner knows themselves. */
  readonly percent: number
}

/** Asked before the reveal: afterwards everybody was sure. Lowest first. */
export const confidences: readonly ConfidenceStep[] = [
  { confidence: 'guess', label: 'Guess', percent: 25 },
  { confidence: 'unsure', label: 'Unsure', percent: 50 },
  { confidence: 'fairly', label: 'Fairly', percent: 75 },
  // Not 100: nobody is, and one miss would then cost the whole score.
  { confidence: 'certain', label: 'Certain', percent: 95 },
]

export const confidenceOrder: readonly Confidence[] = confidences.map(
  ({ confidence }) => confidence,
)

/** "Sure" wherever the product says sure and wrong: at least three in four. */
export function isSure(confidence: Confidence): boolean {
  return confidenceOrder.indexOf(confidence) >= confidenceOrder.indexOf('fairly')
}
