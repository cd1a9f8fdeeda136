import type { EndpointPolicy } from '@/lib/engines/webhooks/endpoint'
import { backoffPresets } from '@/lib/engines/webhooks/presets'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import type { Field, Path } from '../field'
import { choice, number, runFields, words } from '../field-rows'
import { endpointName } from './reading'

const HOUR = 3_600_000
const eight = { baseMs: 1_000, capMs: 60_000, maxAttempts: 8 }

const BACKOFFS: Readonly<Record<string, unknown>> = {
  'fixed, 10 s': { kind: 'fixed', delayMs: 10_000, maxAttempts: 8 },
  'exponential from 1 s': { kind: 'exponential', ...eight },
  'full jitter from 1 s': { kind: 'full-jitter', ...eight },
  'equal jitter from 1 s': { kind: 'equal-jitter', ...eight },
  'decorrelated jitter from 1 s': { kind: 'decorrelated-jitter', ...eight },
  'standard-webhooks': backoffPresets['standard-webhooks'],
  svix: backoffPresets.svix,
  'github (no retry)': backoffPresets.github,
  'quoted: 81 minutes': backoffPresets['quoted-81-minutes'],
}

const DEDUPES: Readonly<Record<string, unknown>> = {
  none: { kind: 'none' },
  'by id, for 5 minutes': { kind: 'by-id', retentionMs: 300_000 },
  'by id, for 3 days': { kind: 'by-id', retentionMs: 259_200_000 },
}

const VERIFIES: Readonly<Record<string, unknown>> = {
  nothing: { kind: 'nothing' },
  'signature over the body only': { kind: 'body-only' },
  'Standard Webhooks, 300 s': { kind: 'timestamped', scheme: 'standard', toleranceSeconds: 300 },
  'Stripe, 300 s': { kind: 'timestamped', scheme: 'stripe', toleranceSeconds: 300 },
}

const BREAKERS: Readonly<Record<string, unknown>> = {
  none: undefined,
  'opens at 5 of 10 failures': {
    window: { kind: 'count', size: 10 },
    minimumCalls: 10,
    openMs: 10_000,
  },
}

const RULES = ['standard-webhooks', 'retry-all-but-410', 'stop-on-auth-errors', 'retry-5xx-only']

export function fields(scenario: WebhookScenario): readonly Field[] {
  const { sender, consumer, endpoints } = scenario
  return [
    choice(['The sender', 'Waits between attempts'], ['sender', 'backoff'], {
      now: sender.backoff,
      of: BACKOFFS,
    }),
    ...backoffFields(sender.backoff),
    number(['The sender', 'Time-out'], ['sender', 'timeoutMs'], { unit: 'ms', most: 120_000 }),
    choice(['The sender', 'Which answers are retried'], ['sender', 'responses'], {
      now: sender.responses,
      of: words(RULES),
    }),
    choice(['The sender', 'Breaker'], ['sender', 'breaker'], { now: sender.breaker, of: BREAKERS }),
    choice(['The sender', 'Workers'], ['sender', 'workers'], {
      now: sender.workers,
      of: { 'each endpoint its own': undefined, 'a pool of 12 for all': 12 },
    }),
    ...endpoints.flatMap((endpoint, n) => endpointFields(endpoint, n)),
    choice(['The consumer', 'Knows what it had'], ['consumer', 'dedupe'], {
      now: consumer.dedupe,
      of: DEDUPES,
    }),
    choice(['The consumer', 'Checks'], ['consumer', 'verify'], {
      now: consumer.verify,
      of: VERIFIES,
    }),
    choice(['The consumer', 'Order'], ['consumer', 'ordering'], {
      now: consumer.ordering,
      of: words(['none', 'sequence-check', 're-fetch']),
    }),
    number(['The consumer', 'Clock ahead by'], ['consumer', 'clockSkewMs'], {
      unit: 'ms',
      least: -86_400_000,
      most: 86_400_000,
    }),
    ...rotationFields(scenario),
    ...runFields(300_000_000),
  ]
}

/** What the kind of waiting in force has of these. */
function backoffFields(backoff: WebhookScenario['sender']['backoff']): readonly Field[] {
  const bounds = { unit: 'ms', most: 300_000_000 }
  const rows = [
    ['delayMs', 'Wait', bounds],
    ['baseMs', 'First ceiling', bounds],
    ['capMs', 'Longest wait', bounds],
    ['maxAttempts', 'Attempts in all', { most: 1_000 }],
  ] as const
  return rows
    .filter(([key]) => key in backoff)
    .map(([key, label, limits]) =>
      number(['The sender', label], ['sender', 'backoff', key], limits),
    )
}

function endpointFields({ traffic, outages }: EndpointPolicy, n: number): readonly Field[] {
  const group = endpointName(n)
  const at: Path = ['endpoints', n]
  const span = { unit: 'ms', least: 0, most: 300_000_000 }
  return [
    ...('perSecond' in traffic
      ? [
          number([group, `${group}: events per second`], [...at, 'traffic', 'perSecond'], {
            unit: '/s',
            least: 0.001,
            most: 1_000,
          }),
        ]
      : []),
    number([group, `${group}: attempts at a time`], [...at, 'concurrency'], { most: 10_000 }),
    ...(outages.length > 0
      ? [
          number([group, `${group}: down from`], [...at, 'outages', 0, 'fromMs'], span),
          number([group, `${group}: down until`], [...at, 'outages', 0, 'untilMs'], span),
        ]
      : []),
  ]
}

function rotationFields({ rotation }: WebhookScenario): readonly Field[] {
  if (!rotation) return []
  const span = { unit: 'ms', least: 0, most: HOUR }
  return [
    number(['Rotation', 'Sender changes at'], ['rotation', 'senderAtMs'], span),
    number(['Rotation', 'Signs with both for'], ['rotation', 'overlapMs'], span),
    number(['Rotation', 'Consumer changes at'], ['rotation', 'consumerAtMs'], span),
  ]
}
