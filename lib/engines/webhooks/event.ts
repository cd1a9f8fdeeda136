import type { Distrust } from './authenticity'
import type { EndpointState } from './gate'
import type { Effect } from './inbox'
import type { Status, Verdict } from './response'

/** What an endpoint's part of the sender holds after an event. */
export interface Load {
  /** Ready to be sent. */
  readonly queued: number
  readonly inFlight: number
  /** Failed, and due again later. */
  readonly waiting: number
}

interface OfEndpoint {
  readonly atMs: number
  readonly endpoint: number
  readonly load: Load
}

/** Events are counted per endpoint, so that another endpoint does not rename them. */
interface OfEvent extends OfEndpoint {
  readonly event: number
}

export interface Created extends OfEvent {
  readonly kind: 'created'
  readonly subject: number
  /** Counts the changes of its subject, from 1. */
  readonly sequence: number
}

interface OfAttempt extends OfEvent {
  /** Counts from 1 in every round. */
  readonly attempt: number
  /** 0 at first; every manual replay starts another one with a fresh budget. */
  readonly round: number
}

/** Signed anew: the timestamp of the signature is `atMs`, the id stays. */
export interface Attempt extends OfAttempt {
  readonly kind: 'attempt'
}

interface Settled extends OfAttempt {
  readonly startedAtMs: number
  readonly status: Status
}

export interface Delivered extends Settled {
  readonly kind: 'delivered'
  readonly createdAtMs: number
}

export interface Waiting extends Settled {
  readonly kind: 'waiting'
  readonly verdict: Verdict
  readonly nextAtMs: number
}

/** Its wait is over: it is back in the queue. */
export interface Due extends OfAttempt {
  readonly kind: 'due'
}

/** Without a status it was not sent: its endpoint is disabled. */
export interface Dead extends OfAttempt {
  readonly kind: 'dead'
  readonly startedAtMs: number | null
  readonly status: Status | null
  readonly reason: 'budget' | 'stop' | 'disabled'
}

/** A dead letter that somebody sends again. */
export interface Replayed extends OfAttempt {
  readonly kind: 'replayed'
}

/** What the consumer made of one copy. */
export interface Received extends OfEvent {
  readonly kind: 'received'
  readonly attempt: number
  readonly source: 'sender' | 'attacker'
  readonly effect: Effect | 'refused'
  readonly reason: Distrust | null
  /** How many effects this event has had by now: should be 1 in the end. */
  readonly effects: number
}

export interface EndpointChange extends OfEndpoint {
  readonly kind: 'endpoint'
  readonly state: EndpointState
  readonly untilMs: number | null
  /** The breaker is half-open. */
  readonly isProbing: boolean
}

export type WebhookEvent =
  Created | Attempt | Delivered | Waiting | Due | Dead | Replayed | Received | EndpointChange
