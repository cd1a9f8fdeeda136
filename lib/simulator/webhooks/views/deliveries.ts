import type {
  Attempt,
  Created,
  Dead,
  Delivered,
  Waiting,
  WebhookEvent,
} from '@/lib/engines/webhooks/event'
import { messageOf } from '@/lib/engines/webhooks/message'

import type { SheetRow } from '../../view'
import { moment } from '../../words'
import { seenBy, SHOWN, type HookView } from './hook-view'

/** The log that a provider's dashboard shows: attempt by attempt, with what was sent. */
export const deliveries: HookView = {
  id: 'deliveries',
  title: 'Delivery log',
  about: () => true,
  at: (run, atMs) => ({
    says: 'The newest attempts. Each is signed anew, over id, timestamp and payload; the signature bench below does it with a secret of yours.',
    columns: ['Message', 'attempt', 'sent', 'status', 'took', 'webhook-timestamp', 'payload'],
    rows: newestAttempts(seenBy(run, atMs)).map(rowOf),
  }),
}

type End = Delivered | Waiting | Dead

interface Sent {
  readonly attempt: Attempt
  readonly end: End | undefined
  readonly created: Created
}

/** From the newest back: an attempt's end is met before the attempt. */
function newestAttempts(seen: readonly WebhookEvent[]): readonly Sent[] {
  const ends = new Map<string, End>()
  const attempts: Attempt[] = []
  for (let n = seen.length - 1; n >= 0 && attempts.length < SHOWN; n -= 1) {
    const event = seen[n]!
    if (event.kind === 'attempt') attempts.push(event)
    else if ('startedAtMs' in event) ends.set(keyOf(event), event)
  }
  return attempts.map((attempt) => ({
    attempt,
    end: ends.get(keyOf(attempt)),
    created: seen.find(
      (event): event is Created => event.kind === 'created' && isSame(event, attempt),
    )!,
  }))
}

const keyOf = ({ endpoint, event, round, attempt }: Attempt | End) =>
  [endpoint, event, round, attempt].join('/')

const isSame = (a: Created, b: Attempt) => a.endpoint === b.endpoint && a.event === b.event

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
