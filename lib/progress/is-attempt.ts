import type { Standing } from './undo'

const ATTEMPTS: readonly Standing['kind'][] = ['graded', 'predicted', 'diagnosed', 'designGraded']

/** Whether something was tried, as opposed to flagged, noted or set. */
export const isAttempt = ({ kind }: Standing) => ATTEMPTS.includes(kind)
