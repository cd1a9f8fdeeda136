import type { EndpointChange } from '@/lib/engines/webhooks/event'
import { attemptsPerSecond } from '@/lib/engines/webhooks/figures'
import { eventsBetween, metricsAt } from '@/lib/engines/trace'

import type { Cell } from '../../instrument'
import { amount, moment } from '../../words'
import { endpointName } from '../reading'
import { seenBy, type HookView } from './hook-view'

const SECOND = 1_000

/** What each endpoint has to bear, and what the sender holds back for it. */
export const load: HookView = {
  id: 'load',
  title: 'Load',
  about: () => true,
  at: (run, atMs) => {
    const seen = seenBy(run, atMs)
    const { endpoints } = metricsAt(run.trace, atMs)
    const recent = eventsBetween(run.trace, atMs - SECOND + 1, atMs)
    const busiest = run.scenario.endpoints.map((_, n) => Math.max(0, ...attemptsPerSecond(seen, n)))
    const peak = busiest.indexOf(Math.max(...busiest))
    return {
      says: `The busiest second so far brought ${amount(busiest[peak]!)} attempts to ${endpointName(peak).toLowerCase()}.`,
      columns: [
        'Endpoint',
        'last second',
        'busiest',
        'in flight',
        'queued',
        'most queued',
        'waiting',
        'state',
      ],
      rows: endpoints.map(({ inFlight, queued, mostQueued, waiting }, n) => ({
        cells: [
          { text: endpointName(n) },
          { text: amount(recent.filter((e) => e.kind === 'attempt' && e.endpoint === n).length) },
          { text: amount(busiest[n]!) },
          slots(inFlight, run.scenario.sender.workers ?? run.scenario.endpoints[n]!.concurrency),
          { text: amount(queued) },
          { text: amount(mostQueued) },
          { text: amount(waiting) },
          stateOf(
            seen.findLast((e): e is EndpointChange => e.kind === 'endpoint' && e.endpoint === n),
          ),
        ],
      })),
    }
  },
}

function slots(inFlight: number, most: number): Cell {
  const text = `${amount(inFlight)} of ${amount(most)}`
  return inFlight >= most ? { text, why: 'no slot is free' } : { text }
}

function stateOf(change: EndpointChange | undefined): Cell {
  if (!change || change.state === 'active')
    return { text: change?.isProbing ? 'probing' : 'active' }
  const until = change.untilMs === null ? '' : ` until ${moment(change.untilMs)}`
  return { text: `${change.state}${until}`, why: 'nothing is sent' }
}
