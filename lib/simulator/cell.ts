import type { Cell } from './instrument'

/** Set off when there is a reason to. */
export const cell = (text: string, why: string | false = false): Cell =>
  why ? { text, why } : { text }
