/**
 * Circuit breaking: the same requests and the same faults meet different protections side by side.
 *
 * Without services the callers call a dependency themselves, which shows one breaker at work. With
 * services in between, each with a pool of threads, it shows how a fault climbs from tier to tier.
 */
import { createAgenda, runAgenda } from '../agenda'
import { createArrivals } from '../arrivals'
import type { Engine } from '../engine'
import { createRandom } from '../random'
import type { Luck } from './dependency'
import type { CircuitBreakerEvent } from './event'
import { arrive, perform } from './journey'
import { createTiers, FIRST_REQUEST_STREAM } from './lane'
import { addEvent, startMetrics, type CircuitBreakerMetrics } from './metrics'
import type { Journey, Run, Task } from './run'
import { scenarioSchema, type CircuitBreakerScenario } from './scenario'

export const circuitBreaker: Engine<
  CircuitBreakerScenario,
  CircuitBreakerEvent,
  CircuitBreakerMetrics
> = {
  scenario: scenarioSchema,
  simulate,
  metrics: { start: startMetrics, add: addEvent },
}

function simulate(
  scenario: CircuitBreakerScenario,
  emit: (event: CircuitBreakerEvent) => void,
): void {
  const { seed, durationMs, arrivals, dependencies } = scenario
  const run: Run = {
    dependencies,
    lanes: scenario.lanes.map((_, lane) => createTiers(scenario, lane)),
    agenda: createAgenda<Task>(),
    emit,
    parkedVisits: new Map(),
    parkedCalls: new Map(),
    nextId: 0,
  }
  const nextAtMs = createArrivals(arrivals, durationMs, createRandom(seed))
  let requests = 0
  run.agenda.schedule(nextAtMs(), { kind: 'arrival' })
  runAgenda(run.agenda, durationMs - 1, (task, atMs) => {
    if (task.kind !== 'arrival') return perform(run, task, atMs)
    const travel = createTraveller(seed, requests, dependencies.length)
    for (let lane = 0; lane < run.lanes.length; lane += 1)
      arrive(run, { journey: travel(), lane, tier: 0, caller: null }, atMs)
    requests += 1
    run.agenda.schedule(nextAtMs(), task)
  })
}

/** Lets a request set out once per lane, each time with the same luck on its way. */
function createTraveller(seed: number, request: number, dependencies: number): () => Journey {
  const random = createRandom(seed, FIRST_REQUEST_STREAM + request)
  const drawn: Luck[] = []
  return () => {
    let calls = 0
    const nextLuck = () => {
      if (calls === drawn.length) drawn.push({ error: random(), latency: random() })
      return drawn[calls++]!
    }
    return { request, dependency: request % dependencies, nextLuck }
  }
}
