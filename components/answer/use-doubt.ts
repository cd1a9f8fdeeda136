'use client'

import { useState } from 'react'

import type { Grade } from '@/lib/grading/grades'
import { contradicts } from '@/lib/grading/guard'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

/** A grade that the ticks contradict is asked about once; pressed again, it is given. */
export function useDoubt(state: AnswerState & AnswerActions, of: number) {
  const [asked, setAsked] = useState<Grade>()
  const score = { ticked: state.ticked.length, of }
  const doubted = asked && contradicts(asked, score) ? asked : undefined

  const press = (grade: Grade) => {
    const doubts = contradicts(grade, score) && doubted !== grade
    setAsked(doubts ? grade : undefined)
    if (!doubts) void state.grade(grade)
  }
  return { doubted, press }
}
