import type { Attempt, Created, Dead, Delivered, Waiting } from '@/lib/engines/webhooks/event'
import { messageId, messageOf } from '@/lib/engines/webhooks/message'

import { onceARun } from '../../once-a-run'
import type { SheetRow } from '../../view'
import { moment } from '../../words'
import type { WebhookRun } from '../reading'
import { seen, SHOWN, type HookView } from './hook-view'

/** The log that a provider's dashboard shows: attempt by attempt, with what was sent. */
export const deliveries: HookView = {
  id: 'deliveries',
  title: 'Delivery log',
  about: () => true,
  at: (run, atMs) => ({
    says: 'The newest attempts. Each is signed anew, over id, timestamp and payload; the signature bench below does it with a secret of yours.',
    columns: ['Message', 'attempt', 'sent', 'status', 'took', 'webhook-timestamp', 'payload'],
    rows: newestAttempts(run, atMs).map(rowOf),
  }),
}

type End = Delivered | Waiting | Dead

interface Sent {
  readonly attempt: Attempt
  readonly end: End | undefined
  readonly created: Created
}

function newestAttempts(run: WebhookRun, atMs: number): readonly Sent[] {
  return seen(run, 'attempt', atMs)
    .slice(-SHOWN)
    .toReversed()
    .map((attempt) => {
      const end = endsOf(run).get(keyOf(attempt))
      return {
        attempt,
        end: end && end.atMs <= atMs ? end : undefined,
        created: creationsOf(run).get(messageId(attempt.endpoint, attempt.event))!,
      }
    })
}

const endsOf = onceARun((run: WebhookRun) => {
  const ends = (['delivered', 'waiting', 'dead'] as const).flatMap((kind) =>
    // What died unsent ends no attempt.
    seen(run, kind, Infinity).flatMap((end) =>
      end.startedAtMs === null ? [] : [[keyOf(end), end] as const],
    ),
  )
  return new Map<string, End>(ends)
})

const creationsOf = onceARun(
  (run: WebhookRun) =>
    new Map(
      seen(run, 'created', Infinity).map((made) => [messageId(made.endpoint, made.event), made]),
    ),
)

const keyOf = ({ endpoint, event, round, attempt }: Attempt | End) =>
  [endpoint, event, round, attempt].join('/')

function rowOf({ attempt, end, created }: Sent): SheetRow {
  const { id, timestamp, body } = messageOf(created, attempt)
  const isOver = end !== undefined && end.status !== null
  const status = isOver ? { text: `${end.status}` } : { text: 'in flight' }
  return {
    cells: [
      { text: id },
      {
        text:
          attempt.round === 0
            ? `${attempt.attempt}`
            : `${attempt.attempt}, replay ${attempt.round}`,
      },
      { text: moment(attempt.atMs) },
      end && end.kind !== 'delivered' ? { ...status, why: 'not delivered' } : status,
      { text: end ? moment(end.atMs - attempt.atMs) : '–' },
      { text: `${timestamp}` },
      { text: body },
    ],
  }
}
