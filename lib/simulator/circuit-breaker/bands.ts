import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { bandsOf, type Bands, type Tone } from '../reading'

const TONE_OF = {
  closed: 'pass',
  open: 'stop',
  'half-open': 'wait',
  'forced-open': 'stop',
  disabled: 'muted',
} as const satisfies Readonly<Record<CircuitBreakerEvent['guard']['breaker'], Tone>>

interface Stretch {
  readonly fromMs: number
  readonly tone: Tone
}

/**
 * The state of each breaker over time, from the callers inwards and by dependency: a row for each
 * that there is. Without any, one pale row.
 */
export function breakerBands(
  { durationMs }: CircuitBreakerScenario,
  events: readonly CircuitBreakerEvent[],
): Bands {
  const rows = new Map<string, Stretch[]>()
  for (const { tier, dependency, guard, atMs } of events) {
    if (guard.breaker === 'disabled') continue
    const key = `${tier} ${dependency}`
    const row = rows.get(key) ?? [{ fromMs: 0, tone: 'pass' as Tone }]
    rows.set(key, row)
    const tone = TONE_OF[guard.breaker]
    if (row.at(-1)!.tone !== tone) row.push({ fromMs: atMs, tone })
  }
  const all = [...rows.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, ROWS_MOST)
    .map(([, stretches]) => stretches)
  if (all.length === 0) all.push([{ fromMs: 0, tone: 'muted' }])
  return bandsOf(
    all.length,
    all.flatMap((stretches, row) =>
      stretches.map(({ fromMs, tone }, n) => ({
        fromMs,
        untilMs: stretches[n + 1]?.fromMs ?? durationMs,
        row,
        tone,
      })),
    ),
  )
}

const ROWS_MOST = 6
