import { messageOf } from '@/lib/engines/webhooks/message'

import type { SheetRow } from '../../view'
import { moment } from '../../words'
import { newestAttempts, type Sent } from '../attempts'
import { SHOWN, type HookView } from './hook-view'

/** The log that a provider's dashboard shows: attempt by attempt, with what was sent. */
export const deliveries: HookView = {
  id: 'deliveries',
  title: 'Delivery log',
  about: () => true,
  at: (run, atMs) => ({
    says: 'The newest attempts. Each is signed anew, over id, timestamp and payload; the signature bench below does it with a secret of yours.',
    columns: ['Message', 'attempt', 'sent', 'status', 'took', 'webhook-timestamp', 'payload'],
    rows: newestAttempts(run, atMs, SHOWN).map(rowOf),
  }),
}

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
