import { createRandom } from '@/lib/engines/random'
import { registry } from '@/lib/engines/registry'
import { eventsBetween, metricsAt, record } from '@/lib/engines/trace'

const SEEKS = 1_000

export interface ScrubFigure {
  readonly id: string
  readonly events: number
  readonly p50Ms: number
  readonly p95Ms: number
}

/** What one move of the playhead asks of a recorded run: the figures, and one hundredth of it. */
export function benchScrub(): readonly ScrubFigure[] {
  return registry.map(({ id, engine, heavy }) => {
    const trace = record(engine, heavy)
    const lastMs = trace.events.at(-1)?.atMs ?? 0
    const random = createRandom(1)
    const tookMs = Array.from({ length: SEEKS }, () => {
      const atMs = Math.floor(random() * lastMs)
      const startMs = performance.now()
      metricsAt(trace, atMs)
      eventsBetween(trace, atMs, atMs + lastMs / 100)
      return performance.now() - startMs
    }).toSorted((a, b) => a - b)
    const quantile = (share: number) => tookMs[Math.floor(SEEKS * share)]!
    return { id, events: trace.events.length, p50Ms: quantile(0.5), p95Ms: quantile(0.95) }
  })
}
