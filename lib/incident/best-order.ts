import { expectedEntropy } from './information'
import type { Matrix, Source } from './matrix'

/**
 * Bit-minutes: while a look runs one still knows only what the looks before it told. Uncertainty
 * times minutes, added up over all looks, so that an order is the better the sooner it knows.
 */
export function doubt(matrix: Matrix, order: readonly Source[]): number {
  return order.reduce(
    (total, { minutes }, place) =>
      total + minutes * expectedEntropy(matrix.priors, order.slice(0, place)),
    0,
  )
}

/**
 * The order of looks with the least doubt: the most expected information, the earliest. Exact,
 * over all sets of sources, because taking the best next look does not always lead there.
 */
export function bestOrder(matrix: Matrix): readonly Source[] {
  const { sources, priors } = matrix
  // By the sources read so far, one bit each: the least doubt to get there, and the last look.
  const ways: { readonly doubt: number; readonly order: readonly Source[] }[] = [
    { doubt: 0, order: [] },
  ]
  for (let read = 0; read < 1 << sources.length; read += 1) {
    const way = ways[read]!
    const left = expectedEntropy(priors, way.order)
    sources.forEach((source, place) => {
      const bit = 1 << place
      if (read & bit) return
      const next = { doubt: way.doubt + left * source.minutes, order: [...way.order, source] }
      const known = ways[read | bit]
      if (!known || next.doubt < known.doubt) ways[read | bit] = next
    })
  }
  return ways.at(-1)!.order
}
