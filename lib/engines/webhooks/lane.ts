import { createArrivals } from '../arrivals'
import { createRandom } from '../random'
import { createEndpoint, type Endpoint, type EndpointPolicy } from './endpoint'
import type { Load } from './event'
import { createFifo, type Fifo } from './fifo'
import { createGate, type Gate, type GateStatus } from './gate'
import { createInbox, createReceipt, type Inbox, type Receipt } from './inbox'
import type { WebhookScenario } from './scenario'

/** One event on its way to one endpoint. It lives until it is settled and its copies have come. */
export interface Delivery {
  readonly event: number
  readonly createdAtMs: number
  readonly receipt: Receipt
  attempt: number
  round: number
  /** The last wait, which decorrelated jitter grows from. */
  lastDelayMs: number | undefined
  startedAtMs: number
  probe: number
  /** When it joined the queue, counted over all endpoints. */
  place: number
}

/** Everything about one endpoint; no other lane reads it or draws its numbers. */
export interface Lane {
  readonly index: number
  readonly policy: EndpointPolicy
  readonly endpoint: Endpoint
  readonly inbox: Inbox
  readonly gate: Gate
  readonly queue: Fifo<Delivery>
  /** Dead letters, kept only while a replay is to come. */
  readonly deadLetters: Map<number, Delivery>
  readonly nextArrivalMs: () => number
  readonly latency: () => number
  readonly jitter: () => number
  readonly create: (atMs: number) => Delivery
  /** The newest sequence of a subject. */
  readonly newest: (subject: number) => number
  inFlight: number
  waiting: number
  attempts: number
  replaysLeft: number
  /** What was last told of the gate. */
  told: GateStatus
  wakeAtMs: number
}

/** The actors of a lane, each with its own stream. */
const STREAMS = ['traffic', 'subject', 'latency', 'fault', 'jitter'] as const

export function createLane(scenario: WebhookScenario, index: number): Lane {
  const { seed, durationMs, sender, consumer, replays } = scenario
  const policy = scenario.endpoints[index]!
  const stream = (actor: (typeof STREAMS)[number]) =>
    createRandom(seed, index * STREAMS.length + STREAMS.indexOf(actor))
  const gate = createGate(sender)
  const sequences = new Float64Array(policy.subjects)
  return {
    index,
    policy,
    endpoint: createEndpoint(policy, stream('fault')),
    inbox: createInbox(consumer.dedupe, consumer.ordering, policy.subjects),
    gate,
    queue: createFifo(),
    deadLetters: new Map(),
    nextArrivalMs: createArrivals(policy.traffic, durationMs, stream('traffic')),
    latency: stream('latency'),
    jitter: stream('jitter'),
    create: creator(sequences, stream('subject')),
    newest: (subject) => sequences[subject]!,
    inFlight: 0,
    waiting: 0,
    attempts: 0,
    replaysLeft: replays.filter((replay) => replay.endpoint === index).length,
    told: gate.status(0),
    wakeAtMs: 0,
  }
}

export function loadOf({ queue, inFlight, waiting }: Lane): Load {
  return { queued: queue.size(), inFlight, waiting }
}

function creator(sequences: Float64Array, random: () => number): (atMs: number) => Delivery {
  let event = 0
  return (createdAtMs) => {
    const subject = Math.floor(random() * sequences.length)
    const sequence = sequences[subject]! + 1
    sequences[subject] = sequence
    return {
      event: event++,
      createdAtMs,
      receipt: createReceipt(subject, sequence),
      attempt: 0,
      round: 0,
      lastDelayMs: undefined,
      startedAtMs: 0,
      probe: 0,
      place: 0,
    }
  }
}
