/** A share of `n` and the range that 95 in 100 such counts put around the true one. */
export interface Share {
  readonly n: number
  readonly hits: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z = 1.96

/**
 * Wilson's interval (1927), which stays within 0 and 1 and is honest for few:
 *
 *   (p + z²/2n ± z · √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)
 */
export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { n, hits, share: 0, low: 0, high: 1 }
  const share = hits / n
  const scale = 1 + (Z * Z) / n
  const centre = (share + (Z * Z) / (2 * n)) / scale
  const spread = (Z / scale) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return {
    ...{ n, hits, share },
    low: Math.max(0, Math.min(share, centre - spread)),
    high: Math.min(1, Math.max(share, centre + spread)),
  }
}
