const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** "512 B", "14.4 kB", "5 MB": steps of 1,000, as networks and disks are sold. */
export function bytes(n: number): string {
  let size = Math.max(0, n)
  let unit = 0
  while (unit < UNITS.length - 1 && rounded(size, unit) >= 1_000) {
    size /= 1_000
    unit += 1
  }
  return `${rounded(size, unit)} ${UNITS[unit]}`
}

/** One decimal, except where it would say nothing. */
function rounded(size: number, unit: number): number {
  return unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10
}
