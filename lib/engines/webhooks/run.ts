import { createAgenda, type Agenda } from '../agenda'
import type { WebhookEvent } from './event'
import { createLane, type Lane } from './lane'
import type { WebhookScenario } from './scenario'

/** Something to do when its time has come. */
export type Task = (atMs: number) => void

/** One run while it is computed. Private to it, and gone when it ends. */
export interface Run {
  readonly scenario: WebhookScenario
  readonly lanes: readonly Lane[]
  readonly agenda: Agenda<Task>
  readonly emit: (event: WebhookEvent) => void
  /** Attempts in flight at all endpoints together. */
  inFlight: number
  /** Places given out in the queues. */
  places: number
}

export function createRun(scenario: WebhookScenario, emit: (event: WebhookEvent) => void): Run {
  const lanes = scenario.endpoints.map((_, index) => createLane(scenario, index))
  return { scenario, lanes, agenda: createAgenda<Task>(), emit, inFlight: 0, places: 0 }
}
