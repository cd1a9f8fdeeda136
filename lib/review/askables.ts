import type { Askable } from './askable'
import type { ReviewState } from './review-state'

/**
 * Everything that may be asked: the questions, then what other features gave a card. Those have
 * no topic of the bank; where they are asked stands in for one, as it is what makes two alike.
 */
export function askables(
  questions: readonly Askable[],
  { cards }: Pick<ReviewState, 'cards'>,
): readonly Askable[] {
  const known = new Set(questions.map(({ id }) => id))
  const others = [...cards.values()].flatMap(({ itemId, link }) =>
    link === undefined || known.has(itemId) ? [] : [{ id: itemId, topic: areaOf(link) }],
  )
  return [...questions, ...others]
}

/** `/simulators/rate-limiting#s=…` is asked under `simulators`. */
export const areaOf = (link: string): string => link.split(/[/?#]/)[1] ?? ''

/** The page of a link, without what it opens there. */
export const pageOf = (link: string): string => link.split(/[?#]/)[0] ?? ''

/** The same link, from which the page knows that somebody came from a review. */
export function fromReview(link: string): string {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(link) ?? []
  return `${path}${query}${query ? '&' : '?'}from=review${fragment}`
}
