import { count } from './count'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** "just now", "5 minutes ago", "3 hours ago", "12 days ago": whole units, rounded down. */
export function ago(ms: number): string {
  const unit = UNITS.find(([, length]) => ms >= length)
  if (!unit) return 'just now'
  const [noun, length] = unit
  return `${count(Math.floor(ms / length), noun)} ago`
}
