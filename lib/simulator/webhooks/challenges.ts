import { finalMetrics } from '@/lib/engines/trace'
import type { Created, WebhookEvent } from '@/lib/engines/webhooks/event'
import { attemptsPerSecond, deliveryTimesMs, percentile } from '@/lib/engines/webhooks/figures'
import { pendingOf, type WebhookMetrics } from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import type { Challenge } from '../challenge'
import { amount, moment } from '../words'

type WebhookChallenge = Challenge<WebhookScenario, WebhookEvent, WebhookMetrics>

const quick = { kind: 'log-normal', medianMs: 80, sigma: 0.5 }
const jitter = (baseMs: number, capMs: number, maxAttempts = 8) => ({
  kind: 'full-jitter',
  baseMs,
  capMs,
  maxAttempts,
})
const fixed = (delayMs: number) => ({ kind: 'fixed', delayMs, maxAttempts: 20 })

const OUTAGE = { fromMs: 10_000, untilMs: 40_000 }
/** Three batches and a third. */
const PEAK = 200
const outageRun = (backoff: object) => ({
  seed: 1,
  durationMs: 110_000,
  sender: { backoff },
  endpoints: [
    {
      traffic: { kind: 'bursts', perSecond: 60, onMs: 1_000, offMs: 1_000, spacing: 'even' },
      concurrency: 500,
      latency: quick,
      outages: [{ ...OUTAGE, answer: 503 }],
    },
  ],
})

const survived: WebhookChallenge = {
  id: 'hook-survive',
  simulator: 'webhooks',
  title: 'Survive the outage',
  task: 'Batches of 60 come every two seconds, and the endpoint is down from 10 to 40 s. Change the waits so that nothing is given up, all are delivered 60 s after the repair, and no second after it brings more than 200 attempts.',
  start: outageRun(fixed(10_000)),
  editable: [['sender', 'backoff']],
  missed: ({ trace }) => {
    const [endpoint] = finalMetrics(trace).endpoints
    const after = attemptsPerSecond(trace.events, 0).slice(OUTAGE.untilMs / 1_000)
    const most = after.reduce((a, b) => Math.max(a, b), 0)
    const peakMs = OUTAGE.untilMs + after.indexOf(most) * 1_000
    if (most > PEAK) {
      return {
        atMs: peakMs,
        says: `The second at ${moment(peakMs)} brought ${amount(most)} attempts.`,
      }
    }
    if (endpoint!.dead > 0) {
      const dead = trace.events.find(({ kind }) => kind === 'dead')!
      return { atMs: dead.atMs, says: `${amount(endpoint!.dead)} events were given up.` }
    }
    const missing = missingAt(trace.events, OUTAGE.untilMs + 60_000)
    return missing
      ? {
          atMs: OUTAGE.untilMs + 60_000,
          says: `Event ${missing.event + 1}, created at ${moment(missing.atMs)}, is not there 60 s after the repair.`,
        }
      : null
  },
  solution: outageRun(jitter(4_000, 30_000, 12)),
  wrong: [
    outageRun(fixed(5_000)),
    outageRun(fixed(100_000)),
    outageRun(jitter(2_000, 30_000, 4)),
    outageRun({ ...jitter(4_000, 30_000, 12), kind: 'exponential' }),
  ],
}

/** The first event from before the repair that was not delivered by then. */
function missingAt(events: readonly WebhookEvent[], atMs: number) {
  const arrived = new Set(
    events.flatMap((event) =>
      event.kind === 'delivered' && event.atMs <= atMs ? [event.event] : [],
    ),
  )
  return events.find(
    (event): event is Created =>
      event.kind === 'created' && event.atMs < OUTAGE.untilMs && !arrived.has(event.event),
  )
}

const twoRun = (sender: object, consumer: object) => ({
  seed: 1,
  durationMs: 60_000,
  sender: { backoff: jitter(1_000, 20_000, 12), timeoutMs: 5_000, ...sender },
  endpoints: [
    { traffic: { kind: 'poisson', perSecond: 10 }, concurrency: 12, latency: quick },
    {
      traffic: { kind: 'poisson', perSecond: 4 },
      concurrency: 12,
      latency: quick,
      outages: [{ fromMs: 5_000, untilMs: 60_000, answer: 'timeout' }],
    },
    {
      traffic: { kind: 'poisson', perSecond: 1 },
      concurrency: 12,
      latency: { kind: 'log-normal', medianMs: 4_000, sigma: 0.4 },
    },
  ],
  consumer,
})
const known = { dedupe: { kind: 'by-id', retentionMs: 259_200_000 } }

const isolated: WebhookChallenge = {
  id: 'hook-isolate',
  simulator: 'webhooks',
  title: 'One healthy, one dead, one slow',
  task: 'Twelve workers serve a healthy endpoint, a dead one and a slow one. Change workers and consumer so that the healthy one gets 99 in 100 events within 2 s, and no effect happens twice.',
  start: twoRun({ workers: 12 }, {}),
  editable: [['sender', 'workers'], ['consumer']],
  missed: ({ trace, scenario }) => {
    const p99 = percentile(deliveryTimesMs(trace.events, 0), 99) ?? Infinity
    const [healthy] = finalMetrics(trace).endpoints
    if (p99 >= 2_000 || pendingOf(healthy!) > 20) {
      return {
        atMs: scenario.durationMs,
        says: `The healthy endpoint took ${moment(p99)} at the 99th percentile, with ${amount(pendingOf(healthy!))} events not there in the end.`,
      }
    }
    const again = trace.events.find(
      (event) => event.kind === 'received' && event.effect === 'repeated',
    )
    return again?.kind === 'received'
      ? {
          atMs: again.atMs,
          says: `Event ${again.event + 1} of endpoint ${again.endpoint + 1} took effect ${amount(again.effects)} times.`,
        }
      : null
  },
  solution: twoRun({}, known),
  wrong: [
    twoRun({}, {}),
    twoRun({ workers: 12 }, known),
    twoRun({}, { dedupe: { kind: 'by-id', retentionMs: 500 } }),
  ],
}

const replayRun = (consumer: object) => ({
  seed: 1,
  durationMs: 60_000,
  sender: { backoff: jitter(1_000, 20_000) },
  endpoints: [{ traffic: { kind: 'poisson', perSecond: 3 }, latency: quick }],
  consumer,
  attack: { kind: 'replay', everyNth: 10, afterMs: 20_000 },
})
const standard = (toleranceSeconds: number) => ({
  kind: 'timestamped',
  scheme: 'standard',
  toleranceSeconds,
})

const refusedReplay: WebhookChallenge = {
  id: 'hook-replay',
  simulator: 'webhooks',
  title: 'Close the replay',
  task: 'Every tenth delivery is recorded and sent again 20 s later. Change what the consumer checks so that no copy of the attacker has an effect, and no genuine delivery is refused.',
  start: replayRun({ verify: { kind: 'body-only' } }),
  editable: [['consumer']],
  missed: ({ trace }) => {
    const wrong = trace.events.find(
      (event) =>
        event.kind === 'received' &&
        (event.source === 'attacker'
          ? event.effect === 'repeated' || event.effect === 'applied'
          : event.effect === 'refused'),
    )
    if (wrong?.kind !== 'received') return null
    return {
      atMs: wrong.atMs,
      says:
        wrong.source === 'attacker'
          ? `At ${moment(wrong.atMs)} a replay of event ${wrong.event + 1} took effect.`
          : `At ${moment(wrong.atMs)} the genuine event ${wrong.event + 1} was refused.`,
    }
  },
  solution: replayRun({ verify: standard(300), ...known }),
  wrong: [
    replayRun({ verify: standard(300) }),
    replayRun({ verify: { kind: 'body-only' }, dedupe: { kind: 'by-id', retentionMs: 5_000 } }),
    replayRun({ verify: standard(10), clockSkewMs: 15_000 }),
  ],
}

const rotationRun = (rotation: object) => ({
  seed: 1,
  durationMs: 80_000,
  sender: { backoff: jitter(1_000, 20_000) },
  endpoints: [{ traffic: { kind: 'poisson', perSecond: 4 }, latency: quick }],
  consumer: { verify: standard(300) },
  rotation: { senderAtMs: 20_000, overlapMs: 0, consumerAtMs: 35_000, ...rotation },
  attack: { kind: 'old-secret', everyNth: 10, afterMs: 40_000 },
})

const rotated: WebhookChallenge = {
  id: 'hook-rotate',
  simulator: 'webhooks',
  title: 'Rotate the secret',
  task: 'The old secret leaked and must be dead 30 s after the sender got its new one at 20 s; somebody uses it from 40 s on. Change overlap and consumer so that no genuine delivery is refused.',
  start: rotationRun({}),
  editable: [
    ['rotation', 'overlapMs'],
    ['rotation', 'consumerAtMs'],
  ],
  missed: ({ trace, scenario }) => {
    const { senderAtMs, overlapMs } = scenario.rotation!
    if (overlapMs > 30_000) {
      return {
        atMs: senderAtMs + 30_000,
        says: `The sender still signs with the old secret ${moment(overlapMs)} after the change.`,
      }
    }
    const wrong = trace.events.find(
      (event) =>
        event.kind === 'received' && (event.source === 'attacker') === (event.effect !== 'refused'),
    )
    if (wrong?.kind !== 'received') return null
    return {
      atMs: wrong.atMs,
      says: `At ${moment(wrong.atMs)} ${wrong.source === 'attacker' ? 'a forgery was believed' : 'a genuine delivery was refused'}.`,
    }
  },
  solution: rotationRun({ overlapMs: 25_000, consumerAtMs: 35_000 }),
  wrong: [
    rotationRun({ overlapMs: 10_000 }),
    rotationRun({ overlapMs: 60_000 }),
    rotationRun({ overlapMs: 25_000, consumerAtMs: 60_000 }),
  ],
}

export const webhookChallenges: readonly WebhookChallenge[] = [
  survived,
  isolated,
  refusedReplay,
  rotated,
]
