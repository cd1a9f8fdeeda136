import type { Dead, Replayed } from '@/lib/engines/webhooks/event'
import { messageId } from '@/lib/engines/webhooks/message'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'
import { count } from '@/lib/format/count'

import { onceARun } from '../../once-a-run'
import type { SheetRow } from '../../view'
import { amount, moment } from '../../words'
import { endpointName, type WebhookRun } from '../reading'
import { SHOWN, type HookView } from './hook-view'

/** What the engine takes of orders to send again. */
const REPLAYS_MOST = 20

/** What was given up, and who sends it again: one letter, or all of an endpoint. */
export const deadLetters: HookView = {
  id: 'dead-letters',
  title: 'Dead letters',
  about: () => true,
  at: (run, atMs) => {
    const dead = deadAfter(run, atMs)
    const isFull = run.scenario.replays.length >= REPLAYS_MOST
    const limit = isFull ? ` A run takes ${REPLAYS_MOST} orders to send again, and has them.` : ''
    const rows = [...wholeEndpoints(dead), ...dead.slice(-SHOWN).toReversed().map(letterOf)]
    return {
      says:
        dead.length === 0
          ? 'Nothing is given up here.'
          : `${count(dead.length, 'event')} given up${dead.length > SHOWN ? `, the last ${SHOWN} of them here` : ''}. Sent again, an event keeps its id and has a fresh budget of attempts.${limit}`,
      columns: ['Letter', 'given up', 'attempts', 'last answer', 'because'],
      rows: isFull ? rows.map(({ cells }) => ({ cells })) : rows,
    }
  },
  act: (scenario, deed, atMs) => {
    const [endpoint, event] = deed.split('/').map(Number)
    return withReplay(scenario, { atMs, endpoint: endpoint!, event })
  },
}

/** Letters and what was sent again, in time order. */
const fatesOf = onceARun(({ trace }: WebhookRun) =>
  trace.events.filter(
    (event): event is Dead | Replayed => event.kind === 'dead' || event.kind === 'replayed',
  ),
)

/** In the order in which they were given up; what is sent again is not dead any more. */
function deadAfter(run: WebhookRun, atMs: number): readonly Dead[] {
  const dead = new Map<string, Dead>()
  for (const event of fatesOf(run)) {
    if (event.atMs > atMs) break
    if (event.kind === 'dead') dead.set(messageId(event.endpoint, event.event), event)
    if (event.kind === 'replayed') dead.delete(messageId(event.endpoint, event.event))
  }
  return [...dead.values()]
}

function wholeEndpoints(dead: readonly Dead[]): readonly SheetRow[] {
  const endpoints = [...new Set(dead.map(({ endpoint }) => endpoint))].toSorted((a, b) => a - b)
  return endpoints.map((endpoint) => {
    const own = dead.filter((letter) => letter.endpoint === endpoint)
    return {
      cells: [
        { text: `All ${amount(own.length)} of ${endpointName(endpoint).toLowerCase()}` },
        { text: `from ${moment(own[0]!.atMs)}` },
        ...['', '', ''].map((text) => ({ text })),
      ],
      deed: { id: `${endpoint}`, label: 'Send all again here' },
    }
  })
}

const REASONS = {
  budget: 'its attempts are used up',
  stop: 'the answer says stop',
  disabled: 'the endpoint is disabled',
} as const

function letterOf({ endpoint, event, atMs, attempt, status, reason }: Dead): SheetRow {
  return {
    cells: [
      { text: messageId(endpoint, event) },
      { text: moment(atMs) },
      { text: amount(attempt) },
      { text: status === null ? 'not sent' : `${status}` },
      { text: REASONS[reason] },
    ],
    deed: { id: `${endpoint}/${event}`, label: 'Send again here' },
  }
}

interface Order {
  readonly atMs: number
  readonly endpoint: number
  /** Undefined: all of them. */
  readonly event: number | undefined
}

/** Letters sent again at one moment are one order. */
function withReplay(scenario: WebhookScenario, { atMs, endpoint, event }: Order): WebhookScenario {
  const { replays } = scenario
  const place = replays.findIndex((each) => each.atMs === atMs && each.endpoint === endpoint)
  const before = replays[place]
  if (!before) {
    const events = event === undefined ? undefined : [event]
    return { ...scenario, replays: [...replays, { atMs, endpoint, events }] }
  }
  const events =
    event === undefined || before.events === undefined ? undefined : [...before.events, event]
  return { ...scenario, replays: replays.with(place, { ...before, events }) }
}
