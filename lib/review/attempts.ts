import { isSure, type Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'
import { isRecalled } from '@/lib/grading/score'
import type { DimensionScore, Envelope, Graded } from '@/lib/progress/events'
import type { Standing } from '@/lib/progress/undo'

import type { Attempted } from './card'

/** An attempt that is kept only of an item with a card: what went well at once needs no review. */
export interface Counted extends Attempted {
  readonly starts: boolean
}

/** The reviews in an event: most have one or none, a design has one for each dimension. */
export function attemptsIn(event: Standing): readonly Counted[] {
  switch (event.kind) {
    case 'graded':
      return event.cram ? [] : [ofQuestion(event)]
    case 'predicted':
      return [{ ...ofRun(event), pace: 'minutes', starts: !event.right }]
    case 'diagnosed':
      return [{ ...ofRun(event), pace: 'days', starts: true }]
    case 'designGraded':
      return event.dimensions.map((score) => ofDimension(score, event))
    default:
      return []
  }
}

function ofQuestion(event: Extract<Standing, { kind: 'graded' }>): Counted {
  return { ...attemptOf(event, event.clock.ms), grade: event.grade, starts: true }
}

/** What a question's answer says before it has a grade. */
export type Given = Pick<Graded, 'itemId' | 'confidence' | 'ideas' | 'attempt'>

export function attemptOf(given: Given, atMs: number): Omit<Attempted, 'grade'> {
  const { itemId, confidence, ideas, attempt } = given
  const recalled = isRecalled({ ticked: ideas.ticked.length, of: ideas.of })
  const sure = attempt !== 'unknown' && isSure(confidence)
  return { itemId, pace: 'minutes', atMs, sure, recalled, ideas }
}

interface Run extends Envelope {
  readonly itemId: Attempted['itemId']
  readonly right: boolean
  readonly confidence: Confidence
  readonly link: string
}

function ofRun({ itemId, right, confidence, link, clock }: Run) {
  const grade: Grade = right ? 'good' : 'again'
  const sure = isSure(confidence)
  // The run to try again is the one that went wrong.
  return { itemId, atMs: clock.ms, grade, sure, recalled: right, link: right ? undefined : link }
}

function ofDimension(
  { itemId, points, of }: DimensionScore,
  { clock, link }: Envelope & { readonly link: string },
): Counted {
  const grade = gradeOfShare(points / of)
  const recalled = grade !== 'again'
  const starts = grade === 'again' || grade === 'hard'
  return { itemId, pace: 'days', atMs: clock.ms, grade, sure: false, recalled, link, starts }
}

/** Under half is not recalled and under three quarters is weak, as with key ideas. */
function gradeOfShare(share: number): Grade {
  if (share < 0.5) return 'again'
  if (share < 0.75) return 'hard'
  return share < 1 ? 'good' : 'easy'
}
