import {
  amplification as callsPerRequest,
  type LaneMetrics,
} from '@/lib/engines/circuit-breaker/metrics'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'
import { eventsBetween, metricsAt } from '@/lib/engines/trace'
import { attemptBudget } from '@/lib/engines/webhooks/backoff'
import { count } from '@/lib/format/count'

import type { Cell } from '../../instrument'
import type { SheetRow } from '../../view'
import { amount } from '../../words'
import { guardsOf, tierName } from '../guards'
import { laneNames, spokenNames, type BreakerRun } from '../reading'
import { budgetAt, type BudgetLook } from '../retry-budgets'
import { NOTHING, row, type BreakerView } from './breaker-view'

/** What retries make of one request, tier by tier, against all the tries that are configured. */
export const amplification: BreakerView = {
  id: 'amplification',
  title: 'Amplification',
  about: (scenario) => guardsOf(scenario).some(({ hop }) => hop.retry),
  at: (run, atMs) => {
    const { lanes } = metricsAt(run.trace, atMs)
    const tiers = run.scenario.services.length + 1
    return {
      says: sentence(run.scenario, lanes),
      columns: ['Figure', ...laneNames(run.scenario)],
      rows: [
        ...Array.from({ length: tiers }, (_, tier) =>
          row(
            `Calls by ${placeOf(tier)} for one request`,
            lanes.map((lane, n) => callsOf(run.scenario, lane, { lane: n, tier })),
          ),
        ),
        row(
          'Tries multiplied',
          lanes.map((_, n) => ({ text: product(triesOf(run.scenario, n)) })),
        ),
        row(
          'Calls to the dependency so far',
          lanes.map(({ tiers: all }) => ({ text: amount(all.at(-1)!.counts.called) })),
        ),
        row(
          'Calls to it within the last second',
          newestCalls(run, atMs).map((calls) => ({ text: amount(calls) })),
        ),
        ...Array.from({ length: tiers }, (_, tier) =>
          budgetRows(run, tier, { atMs, lanes }),
        ).flat(),
      ],
    }
  },
}

const placeOf = (tier: number) => (tier === 0 ? 'the callers' : tierName(tier))

/** How often each tier tries, from the callers to this one. */
const triesOf = (scenario: CircuitBreakerScenario, lane: number, tier = scenario.services.length) =>
  Array.from({ length: tier + 1 }, (_, n) => {
    const { retry } = hopOf(scenario.lanes[lane]!, n)
    return retry ? attemptBudget(retry) : 1
  })

const productOf = (tries: readonly number[]) => tries.reduce((all, own) => all * own, 1)

function product(tries: readonly number[]): string {
  if (tries.length === 1) return amount(tries[0]!)
  return `${tries.map(amount).join(' × ')} = ${amount(productOf(tries))}`
}

interface Place {
  readonly lane: number
  readonly tier: number
}

function callsOf(
  scenario: CircuitBreakerScenario,
  { tiers }: LaneMetrics,
  { lane, tier }: Place,
): Cell {
  const requests = tiers[0]!.counts.arrived
  if (requests === 0) return NOTHING
  const most = productOf(triesOf(scenario, lane, tier))
  return { text: `${amount(tiers[tier]!.counts.called / requests)}, at most ${amount(most)}` }
}

/** How many calls each lane sent to the dependency within the second that ends here. */
function newestCalls({ scenario, trace }: BreakerRun, atMs: number): readonly number[] {
  const calls = scenario.lanes.map(() => 0)
  for (const { kind, lane, tier } of eventsBetween(trace, atMs - 999, atMs)) {
    if (kind === 'called' && tier === scenario.services.length) calls[lane]! += 1
  }
  return calls
}

/** A budget stands before each target; what a tier may retry is their sum. */
function budgetRows(
  run: BreakerRun,
  tier: number,
  { atMs, lanes }: { readonly atMs: number; readonly lanes: readonly LaneMetrics[] },
): readonly SheetRow[] {
  const guards = guardsOf(run.scenario).filter((guard) => guard.tier === tier)
  if (!guards.some(({ hop }) => hop.retryBudget)) return []
  const budgets = lanes.map((_, lane) =>
    guards
      .filter((guard) => guard.lane === lane)
      .flatMap((guard) => budgetAt(run, guard, atMs) ?? []),
  )
  return [
    row(
      `Retry budget of ${placeOf(tier)}`,
      budgets.map((own) => (own.length === 0 ? NOTHING : { text: spent(own) })),
    ),
    row(
      `Retries refused to ${placeOf(tier)}`,
      lanes.map(({ tiers }, n) =>
        budgets[n]!.length === 0 ? NOTHING : { text: amount(tiers[tier]!.counts['retry-refused']) },
      ),
    ),
  ]
}

function spent(budgets: readonly BudgetLook[]): string {
  const used = budgets.reduce((sum, budget) => sum + budget.spent, 0)
  const most = budgets.reduce((sum, budget) => sum + budget.most, 0)
  return `${amount(used)} of ${amount(most)} spent`
}

function sentence(scenario: CircuitBreakerScenario, lanes: readonly LaneMetrics[]): string {
  const requests = lanes[0]!.tiers[0]!.counts.arrived
  if (requests === 0) return 'Nobody has called yet.'
  const places = lanes.map((_, n) => n)
  const most = places.reduce((a, n) => (calls(lanes[n]!) > calls(lanes[a]!) ? n : a), 0)
  const least = places.reduce((a, n) => (calls(lanes[n]!) < calls(lanes[a]!) ? n : a), 0)
  const names = spokenNames(scenario)
  const each = amount(callsPerRequest(lanes[most]!))
  const head = `So far ${count(requests, 'request')} became ${count(calls(lanes[most]!), 'call')} to the dependency in “${names[most]!}”, ${each} for each`
  return most === least
    ? `${head}.`
    : `${head}, and ${amount(calls(lanes[least]!))} in “${names[least]!}”.`
}

const calls = ({ tiers }: LaneMetrics) => tiers.at(-1)!.counts.called
