import type { Attempt, Created, Dead, Delivered, Waiting } from '@/lib/engines/webhooks/event'
import { messageId } from '@/lib/engines/webhooks/message'

import { onceARun } from '../once-a-run'
import type { WebhookRun } from './reading'
import { seen } from './seen'

type End = Delivered | Waiting | Dead

/** An attempt with what it tells of and how it ended, if it has. */
export interface Sent {
  readonly attempt: Attempt
  readonly end: End | undefined
  readonly created: Created
}

/** The newest attempts by then, the last one first. */
export function newestAttempts(run: WebhookRun, atMs: number, most: number): readonly Sent[] {
  return seen(run, 'attempt', atMs)
    .slice(-most)
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
