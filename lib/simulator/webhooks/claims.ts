import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import type { WebhookMetrics } from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import type { Claim } from '../instrument'
import { shorterRuns } from '../shorter-runs'
import { amount, moment } from '../words'
import { endpointName } from './reading'

type WebhookClaim = Claim<WebhookScenario, WebhookEvent, WebhookMetrics>

const SHORTEST_MS = 5_000
const STEP_MS = 500

/** Short runs first, each with another seed, slower answers and now and then a lost one. */
function propose(scenario: WebhookScenario, n: number, random: () => number): WebhookScenario {
  const { timeoutMs } = scenario.sender
  const lost = Math.round(random() * 100) / 10
  return {
    ...scenario,
    seed: n,
    durationMs: Math.min(scenario.durationMs, SHORTEST_MS + STEP_MS * n),
    endpoints: scenario.endpoints.map((endpoint) => ({
      ...endpoint,
      latency: { kind: 'uniform', fromMs: 10, toMs: Math.floor(10 + random() * 1.5 * timeoutMs) },
      faults: [{ percent: lost, answer: 'timeout', isProcessed: true }],
    })),
  }
}

const search = { about: () => true, propose, shorter: shorterRuns }

export const claims: readonly WebhookClaim[] = [
  {
    ...search,
    id: 'one-effect',
    says: 'Every event has its effect once, however often it is sent.',
    broken: ({ trace }) => {
      const again = trace.events.find(
        (event) => event.kind === 'received' && event.effect === 'repeated',
      )
      if (again?.kind !== 'received') return null
      return {
        atMs: again.atMs,
        says: `Event ${again.event + 1} of ${endpointName(again.endpoint)} took effect ${amount(again.effects)} times, the last at ${moment(again.atMs)}.`,
      }
    },
  },
  {
    ...search,
    id: 'in-order',
    says: 'Changes of one thing arrive in the order in which they were made.',
    broken: ({ trace }) => {
      const back = trace.events.find(
        (event) => event.kind === 'received' && event.effect === 'regressed',
      )
      if (back?.kind !== 'received') return null
      return {
        atMs: back.atMs,
        says: `At ${moment(back.atMs)} event ${back.event + 1} was applied over something newer.`,
      }
    },
  },
]
