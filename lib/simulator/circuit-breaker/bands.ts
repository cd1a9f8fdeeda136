import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { bandsOf, type Bands, type Tone } from '../reading'
import { keyOf, placeOf } from './guards'

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

interface Row {
  readonly tier: number
  readonly target: number
  readonly stretches: Stretch[]
}

/**
 * The state of each breaker of a lane over time, from the callers inwards and in the last tier by
 * dependency: a row for each that there is. Without any, one pale row.
 */
export function breakerBands(
  scenario: CircuitBreakerScenario,
  events: readonly CircuitBreakerEvent[],
): Bands {
  const rows = new Map<string, Row>()
  for (const event of events) {
    const { guard, atMs } = event
    if (guard.breaker === 'disabled') continue
    const place = placeOf(scenario, event)
    const key = keyOf(place)
    const row = rows.get(key) ?? { ...place, stretches: [{ fromMs: 0, tone: 'pass' }] }
    rows.set(key, row)
    const tone = TONE_OF[guard.breaker]
    if (row.stretches.at(-1)!.tone !== tone) row.stretches.push({ fromMs: atMs, tone })
  }
  const all: (readonly Stretch[])[] = [...rows.values()]
    .toSorted((a, b) => a.tier - b.tier || a.target - b.target)
    .slice(0, ROWS_MOST)
    .map(({ stretches }) => stretches)
  if (all.length === 0) all.push([{ fromMs: 0, tone: 'muted' }])
  return bandsOf(
    all.length,
    all.flatMap((stretches, row) =>
      stretches.map(({ fromMs, tone }, n) => ({
        fromMs,
        untilMs: stretches[n + 1]?.fromMs ?? scenario.durationMs,
        row,
        tone,
      })),
    ),
  )
}

const ROWS_MOST = 6
