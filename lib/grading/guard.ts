import type { Grade } from './grades'
import type { Score } from './score'

/**
 * Every grade but Again says "recalled", Hard too: who presses it after nothing came to mind most
 * likely means Again, and the schedule would believe them. Ask once.
 */
export function contradicts(grade: Grade, { ticked }: Score): boolean {
  return grade !== 'again' && ticked === 0
}
