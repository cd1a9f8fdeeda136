import type { WebhookEvent } from '@/lib/engines/webhooks/event'

import { bandsOf, type Bands, type Tone } from '../reading'

const ROWS = 8

interface Bar {
  readonly fromMs: number
  readonly untilMs: number
  readonly tone: Tone
}

/** The attempts of the first events that needed more than one, a row each, and the waits between. */
export function ganttOf(durationMs: number, events: readonly WebhookEvent[]): Bands | null {
  const rows = new Map<number, Bar[]>()
  for (const event of events) {
    if (event.kind === 'waiting' && !rows.has(event.event) && rows.size < ROWS) {
      rows.set(event.event, [])
    }
    if ('event' in event) rows.get(event.event)?.push(...barsOf(event, durationMs))
  }
  if (rows.size === 0) return null
  return bandsOf(
    rows.size,
    [...rows.values()].flatMap((bars, row) => bars.map((bar) => ({ ...bar, row }))),
  )
}

/** What one event adds to the row of its message. */
function barsOf(event: WebhookEvent, durationMs: number): readonly Bar[] {
  if (!('startedAtMs' in event) || event.startedAtMs === null) return []
  const { startedAtMs: fromMs, atMs: untilMs } = event
  const attempt: Bar = { fromMs, untilMs, tone: event.kind === 'delivered' ? 'pass' : 'stop' }
  if (event.kind !== 'waiting') return [attempt]
  const wait: Bar = {
    fromMs: untilMs,
    untilMs: Math.min(durationMs, event.nextAtMs),
    tone: 'muted',
  }
  return [attempt, wait]
}
