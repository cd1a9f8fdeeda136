import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { createRules } from '@/lib/engines/circuit-breaker/rules'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'
import { metricsAt } from '@/lib/engines/trace'

import type { Cell } from '../../instrument'
import { onceARun } from '../../once-a-run'
import type { SheetRow } from '../../view'
import { amount, moment } from '../../words'
import { against, whyItOpened } from '../because'
import { eventsAt, guardOf } from '../guards'
import { libraryOf } from '../library-of'
import { newestOfTiers } from '../newest-of-tiers'
import { breakerLanes, partingOf } from '../parting'
import { laneNames, type BreakerRun } from '../reading'
import { minimumOf, RULES } from '../rule-words'
import { NOTHING, row, type BreakerView } from './breaker-view'

/** In which rules libraries differ, and where that first shows on this fault. */
export const libraries: BreakerView = {
  id: 'libraries',
  title: 'Libraries',
  about: (scenario) => {
    const policies = breakerLanes(scenario).map((lane) => policyOf(scenario, lane))
    return policies.length > 1 && policies.some((policy) => libraryOf(policy) !== null)
  },
  at: (run, atMs) => {
    const lanes = breakerLanes(run.scenario)
    const names = laneNames(run.scenario)
    return {
      says: partingWords(run),
      columns: ['Rule', ...lanes.map((lane) => names[lane]!)],
      rows: [...fateRows(run, lanes, atMs), ...ruleRows(run.scenario, lanes)],
    }
  },
}

const policyOf = ({ lanes, services }: CircuitBreakerScenario, lane: number): BreakerPolicy =>
  hopOf(lanes[lane]!, services.length).breaker!

/** What has become of each so far. */
function fateRows(run: BreakerRun, lanes: readonly number[], atMs: number): readonly SheetRow[] {
  const last = run.scenario.services.length
  const newest = newestOfTiers(run, atMs)
  const metrics = metricsAt(run.trace, atMs)
  const countOf = (kind: CircuitBreakerEvent['kind'], tier: number) =>
    lanes.map((lane): Cell => ({ text: amount(metrics.lanes[lane]!.tiers[tier]!.counts[kind]) }))
  return [
    row(
      'Defaults of',
      lanes.map((lane) => ({ text: libraryOf(policyOf(run.scenario, lane)) ?? 'no library' })),
    ),
    row(
      'State',
      lanes.map((lane) => ({ text: newest[lane]![last]?.guard.breaker ?? 'closed' })),
    ),
    row(
      'First opened',
      lanes.map((lane) => {
        const openedMs = firstOpenings(run).get(lane) ?? Infinity
        return openedMs <= atMs ? { text: moment(openedMs) } : NOTHING
      }),
    ),
    row('Calls refused so far', countOf('short-circuited', last)),
    row('Requests served so far', countOf('served', 0)),
  ]
}

/** When the breaker at the dependency opened first, by lane. */
const firstOpenings = onceARun(({ scenario, trace }: BreakerRun) => {
  const last = scenario.services.length
  const opened = trace.events.filter(({ kind, tier }) => kind === 'opened' && tier === last)
  return new Map(opened.toReversed().map(({ lane, atMs }) => [lane, atMs]))
})

/** The rules in which they differ; those they share are no reason for anything. */
function ruleRows(scenario: CircuitBreakerScenario, lanes: readonly number[]): readonly SheetRow[] {
  const policies = lanes.map((lane) => policyOf(scenario, lane))
  return RULES.flatMap(([rule, words]) => {
    const told = policies.map(words)
    return new Set(told).size === 1
      ? []
      : [
          row(
            rule,
            told.map((text) => ({ text })),
          ),
        ]
  })
}

const partingWords = onceARun((run: BreakerRun): string => {
  const parting = partingOf(run)
  if (!parting) return 'In this run they judge every call alike.'
  const { atMs, admitted, refused } = parting
  const names = laneNames(run.scenario)
  return `They first part at ${moment(atMs)}, over request ${amount(refused.request + 1)}. ${names[refused.lane]!} refuses it. ${whyRefused(run, refused)}. ${names[admitted.lane]!} lets it through. ${whyAdmitted(run, admitted)}.`
})

function whyRefused(run: BreakerRun, event: CircuitBreakerEvent): string {
  const guard = guardOf(run.scenario, event)
  const policy = guard.hop.breaker!
  if (event.guard.breaker === 'half-open') return 'It is half-open, and its probes are out'
  const past = eventsAt(run, guard, event.atMs)
  const before = past.slice(0, past.indexOf(event))
  const opened = before.slice(0, before.findLastIndex(({ kind }) => kind === 'opened') + 1)
  return `It opened at ${moment(opened.at(-1)!.atMs)}: ${whyItOpened(policy, opened)}`
}

function whyAdmitted(
  { scenario }: BreakerRun,
  { lane, probe, guard }: CircuitBreakerEvent,
): string {
  const policy = policyOf(scenario, lane)
  const { calls, failures } = guard
  if (probe > 0) return 'Its wait is over, and this call is a probe'
  if (policy.window.kind === 'consecutive') {
    return `It has seen ${amount(failures)} of the ${amount(policy.window.failures)} failures in a row that open it`
  }
  if (calls < minimumOf(policy)) {
    return `It has seen ${amount(calls)} of the ${amount(minimumOf(policy))} calls from which it judges`
  }
  const rate = `Of ${amount(calls)} calls ${amount(failures)} failed, ${against(failures, calls, policy.failureRatePercent)}`
  return createRules(policy).isBroken(guard) ? `${rate}, but it has not judged since` : rate
}
