import { percent } from '@/lib/format/percent'
import { count } from '@/lib/format/count'
import type { Score } from '@/lib/incident/score'

export interface ScoreRow {
  readonly name: string
  readonly points: number
  readonly of: number
  readonly says: string
}

interface Said {
  readonly score: Score
  /** What the learner gave the truth at the end. */
  readonly onTruth: number
  readonly isFixRight: boolean
}

const timing: Readonly<Record<Score['mitigation']['verdict'], string>> = {
  'in time': 'You acted as soon as something was worth trying.',
  late: '',
  guessed: 'You acted before the evidence gave it an even chance.',
  never: 'Something was worth trying, and you did not try it.',
  'nothing to try': 'Nothing was worth trying yet, and you did not.',
}

/** The parts of a score, each with its reason. */
export function scoreRows({ score, onTruth, isFixRight }: Said): readonly ScoreRow[] {
  const { belief, minutes, mitigation, support, fix } = score
  return [
    { name: 'Probabilities', ...belief, says: `You gave the true cause ${percent(onTruth)}.` },
    {
      name: 'Minutes',
      ...minutes,
      says: `You used ${minutes.used}; a reader in the best order needs ${count(minutes.par, 'minute')}.`,
    },
    {
      name: 'Acting',
      ...mitigation,
      says:
        timing[mitigation.verdict] ||
        `You acted ${count(mitigation.waited, 'minute')} after it was worth trying.`,
    },
    {
      name: 'Support',
      ...support,
      says: `What you pinned makes your cause ${percent(support.posterior)} likely by itself.`,
    },
    {
      name: 'Fix',
      ...fix,
      says: isFixRight ? 'It repairs the cause.' : 'It does not repair the cause.',
    },
  ]
}

/** How each part is computed, for whoever asks. */
export const scoreFormulas: readonly string[] = [
  'Probabilities: 40 · (1 + logₙ q), where q is what you gave the true cause and n the number of causes. Even odds earn 0, the truth at 100 % earns 40, and below even odds it is negative. The logarithm makes it proper: nobody gains by saying anything but what they believe.',
  'The reader: probability after a look = probability before · P(reading | cause), divided by the sum of these over all causes. Whether a mitigation helped is a reading as well.',
  'Minutes: 20 · evidence · min(1, par / used). Par is what a reader needs in the best order until some cause has 90 %. Evidence is how far your looks take such a reader from the priors, 0, to 90 %, 1. A mitigation that had an even chance is not counted.',
  'The best order has the least uncertainty over time: entropy before each look · its minutes, added up, over all orders.',
  'Acting: 15 · 2^(−w / 5 − g), with w minutes between the moment some mitigation had an even chance to the reader and the first such try, and g tries that had less. Never trying one that was worth it, or only guessing, earns 0.',
  'Support: 15 · (p − prior) / (1 − prior), where p is what the pinned artefacts alone make of the cause you named.',
]
