import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'

import type { Fork } from '../instrument'

const OUTAGE_MS = 30_000
const LISTED_MOST = 20

/** An outage answers attempts that begin within it, and a replay is an order of its own. */
export function forks(scenario: WebhookScenario, atMs: number): readonly Fork<WebhookScenario>[] {
  const { endpoints, replays, durationMs } = scenario
  const [first, ...others] = endpoints
  if (!first || atMs >= durationMs) return []
  const outage: Fork<WebhookScenario> = {
    id: 'outage',
    label: 'Take endpoint 1 down for 30 s here',
    scenario: {
      ...scenario,
      endpoints: [
        {
          ...first,
          outages: [
            { fromMs: atMs, untilMs: atMs + OUTAGE_MS, answer: 'connection-refused' },
            ...first.outages,
          ],
        },
        ...others,
      ],
    },
  }
  const replay: Fork<WebhookScenario> = {
    id: 'replay',
    label: 'Send its dead letters again here',
    scenario: { ...scenario, replays: [...replays, { atMs, endpoint: 0 }] },
  }
  const canFail = first.outages.length < LISTED_MOST
  const canReplay = replays.length < LISTED_MOST
  return [...(canFail ? [outage] : []), ...(canReplay ? [replay] : [])]
}
