import type { Attempt } from './attempt'
import type { Confidence } from './confidence'
import type { Grade } from './grades'
import { isRecalled, type Score } from './score'

interface Attempted extends Score {
  readonly confidence: Confidence
  readonly attempt: Attempt
}

/**
 * What to grade oneself, from what was recalled and how sure one was before the reveal.
 * Only a proposal: the learner may override it, and the log keeps both.
 *
 * Under half is Again however sure, as Hard means recalled. From there on more ideas and more
 * confidence never lower the grade; Easy, the longest wait, takes every idea and certainty.
 */
export function suggestGrade({ confidence, attempt, ...score }: Attempted): Grade {
  if (attempt === 'unknown' || !isRecalled(score)) return 'again'
  return table[bandOf(score)][confidence]
}

type Band = 'half' | 'most' | 'all'

const table: Readonly<Record<Band, Readonly<Record<Confidence, Grade>>>> = {
  half: { guess: 'hard', unsure: 'hard', fairly: 'hard', certain: 'hard' },
  most: { guess: 'hard', unsure: 'good', fairly: 'good', certain: 'good' },
  all: { guess: 'good', unsure: 'good', fairly: 'good', certain: 'easy' },
}

/** Most means three quarters: one idea missed of four, five, six or seven. */
function bandOf({ ticked, of }: Score): Band {
  if (ticked >= of) return 'all'
  return 4 * ticked >= 3 * of ? 'most' : 'half'
}
