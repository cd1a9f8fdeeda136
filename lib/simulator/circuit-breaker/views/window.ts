import type { GuardView } from '@/lib/engines/circuit-breaker/event'
import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { createRules } from '@/lib/engines/circuit-breaker/rules'
import { count } from '@/lib/format/count'

import { cell } from '../../cell'
import type { Cell } from '../../instrument'
import type { SheetRow } from '../../view'
import { amount, moment } from '../../words'
import { eventsAt, guardsOf, placeName, type Guarded } from '../guards'
import { heldCalls, type HeldCalls } from '../held-calls'
import { laneNames, spokenNames, type BreakerRun } from '../reading'
import { NO_RULE, openingWords, slowWords, windowWords } from '../rule-words'
import { NOTHING, row, type BreakerView } from './breaker-view'

/** What each breaker sees, what it lacks to open, and what waits at each bulkhead. */
export const window: BreakerView = {
  id: 'window',
  title: 'Window',
  about: (scenario) => guardsOf(scenario).some(isGuarded),
  at: (run, atMs) => {
    const guards = guardsOf(run.scenario).filter(isGuarded)
    const looks = guards.map((guard) => lookAt(run, guard, atMs))
    return {
      says: sentence(namesIn(spokenNames(run.scenario), guards), looks),
      columns: ['Figure', ...namesIn(laneNames(run.scenario), guards)],
      rows: [...breakerRows(looks), ...bulkheadRows(looks)],
    }
  },
}

const namesIn = (lanes: readonly string[], guards: readonly Guarded[]) =>
  guards.map((guard) => placeName(lanes, guard, guards))

const isGuarded = ({ hop }: Guarded) => hop.breaker !== undefined || hop.bulkhead !== undefined

/** One guard at the playhead. */
interface Look {
  readonly guard: Guarded
  readonly policy: BreakerPolicy | undefined
  readonly left: GuardView
  readonly held: HeldCalls | null
  readonly atMs: number
}

const UNTOUCHED: GuardView = {
  breaker: 'closed',
  untilMs: null,
  calls: 0,
  failures: 0,
  slow: 0,
  permits: 0,
  running: 0,
  queued: 0,
}

function lookAt(run: BreakerRun, guard: Guarded, atMs: number): Look {
  const events = eventsAt(run, guard, atMs)
  const policy = guard.hop.breaker
  return {
    guard,
    policy,
    atMs,
    left: events.at(-1)?.guard ?? UNTOUCHED,
    held: policy ? heldCalls(policy, events, atMs) : null,
  }
}

type Judge = (look: Look & { readonly policy: BreakerPolicy }) => Cell | string

function breakerRows(looks: readonly Look[]): readonly SheetRow[] {
  if (!looks.some(({ policy }) => policy)) return []
  const told = (name: string, judge: Judge) =>
    row(
      name,
      looks.map((look) => cellOf(look, judge)),
    )
  const judgesRates = looks.some(({ policy }) => policy && hasRate(policy))
  const judgesSlow = looks.some(({ policy }) => policy && countsSlow(policy))
  return [
    told('State', ({ left }) => left.breaker),
    told('Looks at', ({ policy }) => windowWords(policy)),
    ...(judgesRates ? [told('Calls it holds', callsHeld)] : []),
    told('Failed', failed),
    told('Opens at', ({ policy }) => openingWords(policy)),
    ...(judgesSlow
      ? [told('Slow', slow), told('Opens at slow calls', ({ policy }) => slowWords(policy))]
      : []),
    ...(judgesRates ? [told('Calls until it judges', callsToJudge)] : []),
    told('Failures until it opens', ({ held, left }) =>
      held && left.breaker === 'closed' ? missing(held) : NOTHING,
    ),
    told('Next probe', due),
    told('Probes out', ({ left, policy }) =>
      left.breaker === 'half-open'
        ? `${amount(left.permits - left.calls)} of ${amount(policy.probes)}`
        : NOTHING,
    ),
    told('Probes answered', answered),
  ]
}

function cellOf(look: Look, judge: Judge): Cell {
  const { policy } = look
  if (!policy) return NOTHING
  const told = judge({ ...look, policy })
  return typeof told === 'string' ? { text: told } : told
}

const hasRate = ({ window: { kind } }: BreakerPolicy) => kind !== 'consecutive'

const callsHeld: Judge = ({ held, policy }) =>
  held && hasRate(policy) ? amount(held.tally.calls) : NOTHING

const failed: Judge = ({ held, policy }) => {
  if (!held) return NOTHING
  const { failures, calls } = held.tally
  return hasRate(policy) ? share(failures, calls) : amount(failures)
}

const countsSlow = (policy: BreakerPolicy) => slowWords(policy) !== NO_RULE

const slow: Judge = ({ held, policy }) =>
  held && countsSlow(policy) ? share(held.tally.slow, held.tally.calls) : NOTHING

const callsToJudge: Judge = ({ held, policy, left }) =>
  held && hasRate(policy) && left.breaker === 'closed' ? amount(held.callsToJudge) : NOTHING

function share(part: number, calls: number): string {
  return part === 0 ? '0' : `${amount(part)}, ${amount((100 * part) / calls)} %`
}

const missing = ({ failuresToOpen }: HeldCalls) =>
  failuresToOpen === null ? 'no number' : amount(failuresToOpen)

const due: Judge = ({ left: { untilMs }, atMs }) => {
  if (untilMs === null) return NOTHING
  return untilMs > atMs ? `in ${moment(untilMs - atMs)}` : 'with the next call'
}

const answered: Judge = ({ left, policy }) => {
  if (left.breaker !== 'half-open') return NOTHING
  const failed = left.failures === 0 ? '' : `, ${amount(left.failures)} failed`
  return `${amount(left.calls)} of ${amount(createRules(policy).quorum)}${failed}`
}

function bulkheadRows(looks: readonly Look[]): readonly SheetRow[] {
  if (!looks.some(({ guard }) => guard.hop.bulkhead)) return []
  return [
    row('Slots of the bulkhead', looks.map(slots)),
    row(
      'Waiting for a slot',
      looks.map(({ guard: { hop }, left }) =>
        hop.bulkhead
          ? { text: `${amount(left.queued)} of ${amount(hop.bulkhead.queue)}` }
          : NOTHING,
      ),
    ),
  ]
}

function slots({ guard: { hop }, left }: Look): Cell {
  if (!hop.bulkhead) return NOTHING
  const text = `${amount(left.running)} of ${amount(hop.bulkhead.capacity)}`
  return cell(text, left.running >= hop.bulkhead.capacity && 'all slots are taken')
}

/** Those that refuse, or else the one that is next to do so. */
function sentence(names: readonly string[], looks: readonly Look[]): string {
  const refusing = looks.flatMap((look, n) => {
    const why = refusal(look)
    return why === null ? [] : [`${why}: ${names[n]!}.`]
  })
  if (refusing.length > 0) return refusing.join(' ')
  const nearest = looks
    .map(({ held }, n) => ({ name: names[n]!, missing: held?.failuresToOpen ?? Infinity }))
    .toSorted((a, b) => a.missing - b.missing)[0]!
  if (nearest.missing === Infinity) return 'Nothing is refused here.'
  return `All breakers are closed. Nearest to opening, by ${count(nearest.missing, 'failure')}: ${nearest.name}.`
}

function refusal({ left, policy, atMs, guard: { hop } }: Look): string | null {
  if (left.breaker === 'open') {
    const waitMs = left.untilMs! - atMs
    return waitMs > 0 ? `Open for another ${moment(waitMs)}` : 'Open until the next call, its probe'
  }
  if (left.breaker === 'half-open' && policy) {
    return `Half-open, with ${amount(left.permits)} of ${amount(policy.probes)} probes sent`
  }
  const isFull = hop.bulkhead && left.running >= hop.bulkhead.capacity
  return isFull ? 'All slots taken' : null
}
