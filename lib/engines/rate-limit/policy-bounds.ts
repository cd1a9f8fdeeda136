/** Any limit, capacity, burst or refill. */
export const COUNT_MOST = 1_000_000_000
/** Any window, refill interval or emission interval: 31 days. */
export const SPAN_MS_MOST = 2_678_400_000
export const TOO_BIG = 'count times milliseconds must stay below 2^51, or arithmetic is not exact'

/** The sliding counter adds three products of limit and window, and doubles count to 2^53. */
const PRODUCT_MOST = 2_251_799_813_685_248

export function isExact(product: number): boolean {
  return product <= PRODUCT_MOST
}
