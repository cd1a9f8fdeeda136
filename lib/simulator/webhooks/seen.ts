import { countBy } from '@/lib/engines/trace'
import type { WebhookEvent } from '@/lib/engines/webhooks/event'

import { onceARun } from '../once-a-run'
import type { WebhookRun } from './reading'

type Kind = WebhookEvent['kind']
type Told<Of extends Kind> = Extract<WebhookEvent, { kind: Of }>

const eventsByKind = onceARun(({ trace }: WebhookRun) => {
  const kinds = new Map<Kind, WebhookEvent[]>()
  for (const event of trace.events) {
    const events = kinds.get(event.kind)
    if (events) events.push(event)
    else kinds.set(event.kind, [event])
  }
  return kinds
})

/** What has happened of one kind, in time order. */
export function seen<Of extends Kind>(
  run: WebhookRun,
  kind: Of,
  atMs: number,
): readonly Told<Of>[] {
  const events = (eventsByKind(run).get(kind) ?? []) as unknown as readonly Told<Of>[]
  return events.slice(0, countBy(events, atMs))
}
