import { countBy, metricsAt } from '@/lib/engines/trace'
import type { EndpointChange } from '@/lib/engines/webhooks/event'

import { cell } from '../../cell'
import type { Cell } from '../../instrument'
import { onceARun } from '../../once-a-run'
import { amount, moment } from '../../words'
import { endpointName, type WebhookRun } from '../reading'
import { seen } from '../seen'
import { type HookView } from './hook-view'

const SECOND = 1_000

/** What each endpoint has to bear, and what the sender holds back for it. */
export const load: HookView = {
  id: 'load',
  title: 'Load',
  about: () => true,
  at: (run, atMs) => {
    const { endpoints } = metricsAt(run.trace, atMs)
    const loads = attemptsOf(run).map((attempts) => loadBy(attempts, atMs))
    const busiest = loads.map((each) => each.busiest)
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
          { text: amount(loads[n]!.lastSecond) },
          { text: amount(busiest[n]!) },
          slots(inFlight, run.scenario.sender.workers ?? run.scenario.endpoints[n]!.concurrency),
          { text: amount(queued) },
          { text: amount(mostQueued) },
          { text: amount(waiting) },
          stateOf(seen(run, 'endpoint', atMs).findLast(({ endpoint }) => endpoint === n)),
        ],
      })),
    }
  },
}

interface Borne {
  readonly atMs: number
  /** Attempts in the busiest second of the run up to here. */
  readonly busiest: number
}

const attemptsOf = onceARun((run: WebhookRun) => {
  const attempts = seen(run, 'attempt', Infinity)
  return run.scenario.endpoints.map((_, n) =>
    borne(attempts.filter(({ endpoint }) => endpoint === n).map(({ atMs }) => atMs)),
  )
})

function borne(times: readonly number[]): readonly Borne[] {
  let [second, inIt, busiest] = [-1, 0, 0]
  return times.map((atMs) => {
    inIt = Math.floor(atMs / SECOND) === second ? inIt + 1 : 1
    second = Math.floor(atMs / SECOND)
    busiest = Math.max(busiest, inIt)
    return { atMs, busiest }
  })
}

function loadBy(attempts: readonly Borne[], atMs: number) {
  const sent = countBy(attempts, atMs)
  return {
    lastSecond: sent - countBy(attempts, atMs - SECOND),
    busiest: attempts[sent - 1]?.busiest ?? 0,
  }
}

function slots(inFlight: number, most: number): Cell {
  return cell(`${amount(inFlight)} of ${amount(most)}`, inFlight >= most && 'no slot is free')
}

function stateOf(change: EndpointChange | undefined): Cell {
  if (!change || change.state === 'active')
    return { text: change?.isProbing ? 'probing' : 'active' }
  const until = change.untilMs === null ? '' : ` until ${moment(change.untilMs)}`
  return { text: `${change.state}${until}`, why: 'nothing is sent' }
}
