import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import { messageId, messageOf } from '@/lib/engines/webhooks/message'
import { pendingOf } from '@/lib/engines/webhooks/metrics'
import { countBy, metricsAt } from '@/lib/engines/trace'

import { cell } from '../cell'
import type { Cell, Moment } from '../instrument'
import { amount, moment as at } from '../words'
import { newestAttempts } from './attempts'
import { endpointName, type WebhookRun } from './reading'

export function moment(run: WebhookRun, atMs: number): Moment {
  const { trace } = run
  const newest = trace.events[countBy(trace.events, atMs) - 1]
  return {
    figures: metricsAt(trace, atMs).endpoints.map((endpoint): readonly Cell[] => [
      { text: amount(endpoint.delivered) },
      cell(amount(endpoint.dead), endpoint.dead > 0 && 'given up: somebody must send them again'),
      { text: amount(endpoint.attempts) },
      { text: amount(pendingOf(endpoint)) },
      { text: at(endpoint.slowestMs) },
      cell(
        amount(endpoint.copies.repeated),
        endpoint.copies.repeated > 0 && 'the effect happened again',
      ),
    ]),
    says: newest ? said(newest) : 'Nothing has happened yet.',
    wire: wireOf(run, atMs),
  }
}

function said(event: WebhookEvent): string {
  return `At ${at(event.atMs)}, ${endpointName(event.endpoint)}: ${happened(event)}. ${loadOf(event)}`
}

function loadOf({ load }: WebhookEvent): string {
  return `${amount(load.queued)} queued, ${amount(load.inFlight)} in flight, ${amount(load.waiting)} waiting for another try.`
}

function happened(event: WebhookEvent): string {
  switch (event.kind) {
    case 'created':
      return `${messageId(event.endpoint, event.event)} is to be told`
    case 'received':
      return received(event)
    case 'endpoint':
      return `the sender holds it for ${event.state}${event.untilMs === null ? '' : ` until ${at(event.untilMs)}`}`
    default:
      return attempted(event)
  }
}

type OfAttempt = Exclude<WebhookEvent, { readonly kind: 'created' | 'received' | 'endpoint' }>

function attempted(event: OfAttempt): string {
  const message = messageId(event.endpoint, event.event)
  switch (event.kind) {
    case 'attempt':
      return `attempt ${event.attempt} of ${message} goes out`
    case 'delivered':
      return `${message} is delivered at attempt ${event.attempt}, ${at(event.atMs - event.createdAtMs)} after it happened`
    case 'waiting':
      return `attempt ${event.attempt} of ${message} ended with ${event.status}, and the next comes at ${at(event.nextAtMs)}`
    case 'due':
      return `${message} is due for attempt ${event.attempt}`
    case 'dead':
      return `${message} is given up ${REASONS[event.reason]}`
    case 'replayed':
      return `${message} is sent again by hand`
  }
}

const REASONS = {
  budget: 'because its attempts are used up',
  stop: 'because the answer says that another try is no use',
  disabled: 'because the endpoint is disabled',
} as const

function received(event: Extract<WebhookEvent, { readonly kind: 'received' }>): string {
  const who = event.source === 'attacker' ? 'a copy of an attacker' : 'a copy'
  const what = `${who} of ${messageId(event.endpoint, event.event)}`
  return event.effect === 'refused'
    ? `the consumer refuses ${what}: ${event.reason ?? 'not genuine'}`
    : `the consumer gets ${what}, ${EFFECTS[event.effect]}`
}

const EFFECTS = {
  applied: 'and applies it',
  regressed: 'and applies it over something newer',
  repeated: 'and applies it once more',
  duplicate: 'and knows it by its id',
  stale: 'and drops it as older than what it has',
  unchanged: 'and finds nothing new',
} as const

/** The newest attempt as it was sent, and what came back if it has ended. Signatures are made in the bench. */
function wireOf(run: WebhookRun, atMs: number): string | null {
  const [newest] = newestAttempts(run, atMs, 1)
  if (!newest) return null
  const { attempt, end, created } = newest
  const { id, timestamp, body } = messageOf(created, attempt)
  const request = [
    `POST /hooks HTTP/1.1`,
    'content-type: application/json',
    `webhook-id: ${id}`,
    `webhook-timestamp: ${timestamp}`,
    '',
    body,
  ].join('\n')
  return end && end.status !== null ? `${request}\n\n${answerOf(end.status)}` : request
}

const answerOf = (status: number | string) =>
  typeof status === 'number' ? `HTTP/1.1 ${status}` : `no answer: ${status}`
