/** A moment of a run as the figures write it: "9.92 s", "340 ms", "2 min 5 s". */
export function moment(exactMs: number): string {
  const atMs = Math.round(exactMs)
  if (atMs < 1_000) return `${atMs} ms`
  if (atMs < 120_000) return `${Number((atMs / 1_000).toFixed(2))} s`
  if (atMs < 7_200_000) return pair(atMs, [60_000, 'min'], [1_000, 's'])
  if (atMs < 172_800_000) return pair(atMs, [3_600_000, 'h'], [60_000, 'min'])
  return pair(atMs, [86_400_000, 'days'], [3_600_000, 'h'])
}

type Unit = readonly [ms: number, name: string]

function pair(atMs: number, [largeMs, large]: Unit, [smallMs, small]: Unit): string {
  const smalls = Math.round(atMs / smallMs)
  const per = largeMs / smallMs
  const rest = smalls % per
  const head = `${Math.floor(smalls / per)} ${large}`
  return rest === 0 ? head : `${head} ${rest} ${small}`
}

const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

export const amount = (n: number) => digits.format(n)
