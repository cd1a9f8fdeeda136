import type { Attempt, Created } from './event'
import type { WebhookMessage } from './signature'

/** A run starts here, so that its timestamps look like timestamps: 2026-01-01T00:00:00Z. */
export const RUN_EPOCH_SECONDS = 1_767_225_600

/** As people count: the first event of the second endpoint is msg_2_1. */
export const messageId = (endpoint: number, event: number) => `msg_${endpoint + 1}_${event + 1}`

/** What one attempt carries, ready to be signed. The id stays, the timestamp is that of the attempt. */
export function messageOf(created: Created, attempt: Pick<Attempt, 'atMs'>): WebhookMessage {
  const { endpoint, event, subject, sequence } = created
  return {
    id: messageId(endpoint, event),
    timestamp: RUN_EPOCH_SECONDS + Math.floor(attempt.atMs / 1_000),
    body: JSON.stringify({ type: 'order.updated', order: subject, sequence }),
  }
}
