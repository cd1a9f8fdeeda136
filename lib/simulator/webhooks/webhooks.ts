import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import type { WebhookMetrics } from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'
import { webhooks as engine } from '@/lib/engines/webhooks/webhooks'

import type { Instrument } from '../instrument'
import { claims } from './claims'
import { fields } from './fields'
import { forks } from './forks'
import { moment } from './moment'
import { reading } from './reading'
import { views } from './views/views'

export const webhooks: Instrument<WebhookScenario, WebhookEvent, WebhookMetrics> = {
  id: 'webhooks',
  title: 'Webhook delivery',
  lead: 'One sender, its endpoints, and what their consumers make of it.',
  engine,
  fields,
  reading,
  moment,
  views,
  columns: [
    { name: 'time ms', of: ({ atMs }) => atMs },
    { name: 'endpoint', of: ({ endpoint }) => endpoint + 1 },
    { name: 'what', of: ({ kind }) => kind },
    { name: 'event', of: (event) => ('event' in event ? event.event + 1 : '') },
    { name: 'attempt', of: (event) => ('attempt' in event ? event.attempt : '') },
    { name: 'status', of: (event) => ('status' in event ? (event.status ?? '') : '') },
    { name: 'took ms', of: (event) => tookMs(event) ?? '' },
    { name: 'next ms', of: (event) => (event.kind === 'waiting' ? event.nextAtMs : '') },
    { name: 'effect', of: (event) => (event.kind === 'received' ? event.effect : '') },
    { name: 'queued', of: ({ load }) => load.queued },
    { name: 'in flight', of: ({ load }) => load.inFlight },
    { name: 'waiting', of: ({ load }) => load.waiting },
  ],
  forks,
  claims,
}

function tookMs(event: WebhookEvent): number | null {
  if (!('startedAtMs' in event) || event.startedAtMs === null) return null
  return event.atMs - event.startedAtMs
}
