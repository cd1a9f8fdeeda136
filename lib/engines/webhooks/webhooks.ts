/**
 * Webhook delivery: events go to per-endpoint queues, from there by workers to endpoints that
 * answer as they can, and come back for another attempt or end as dead letters.
 */
import { runAgenda } from '../agenda'
import type { Engine } from '../engine'
import type { WebhookEvent } from './event'
import type { Lane } from './lane'
import { addEvent, startMetrics, type WebhookMetrics } from './metrics'
import { createRun, type Run } from './run'
import { scenarioSchema, type WebhookScenario } from './scenario'
import { create, replay } from './sender'

export const webhooks: Engine<WebhookScenario, WebhookEvent, WebhookMetrics> = {
  scenario: scenarioSchema,
  simulate,
  metrics: { start: startMetrics, add: addEvent },
}

function simulate(scenario: WebhookScenario, emit: (event: WebhookEvent) => void): void {
  const run = createRun(scenario, emit)
  for (const lane of run.lanes) scheduleNext(run, lane)
  for (const order of scenario.replays) {
    run.agenda.schedule(order.atMs, (atMs) => replay(run, order, atMs))
  }
  runAgenda(run.agenda, scenario.durationMs - 1, (task, atMs) => task(atMs))
}

/** One event after the other: only the next is ever pending. */
function scheduleNext(run: Run, lane: Lane): void {
  run.agenda.schedule(lane.nextArrivalMs(), (atMs) => {
    create(run, lane, atMs)
    scheduleNext(run, lane)
  })
}
