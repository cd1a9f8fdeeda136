import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import type { WebhookMetrics } from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import type { View } from '../../view'

export type HookView = View<WebhookScenario, WebhookEvent, WebhookMetrics>

/** Tables hold what happened last; all of it is in the event log. */
export const SHOWN = 10
