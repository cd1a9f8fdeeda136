import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import type { WebhookMetrics } from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import { countBy } from '../../last-event'
import type { View } from '../../view'
import type { WebhookRun } from '../reading'

export type HookView = View<WebhookScenario, WebhookEvent, WebhookMetrics>

/** Tables hold what happened last; all of it is in the event log. */
export const SHOWN = 10

export const seenBy = ({ trace }: WebhookRun, atMs: number): readonly WebhookEvent[] =>
  trace.events.slice(0, countBy(trace.events, atMs))
