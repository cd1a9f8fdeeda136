/** So many a day: one decimal while it says something. "0.4", "9.8", "23". */
export function rate(n: number): string {
  return n < 9.95 ? n.toFixed(1) : `${Math.round(n)}`
}
