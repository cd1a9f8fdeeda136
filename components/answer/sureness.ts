import type { AnswerState } from '@/lib/state/answer-store'

const words = {
  guess: 'guessing',
  unsure: 'unsure',
  fairly: 'fairly sure',
  certain: 'certain',
} as const

/** "you were …" */
export const sureness = ({ confidence }: Pick<AnswerState, 'confidence'>): string =>
  words[confidence ?? 'guess']
