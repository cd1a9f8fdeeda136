import type { Engine, TraceEvent } from './engine'

/**
 * The SHA-256 of a run, each event as one line of JSON. Node and every browser must agree on it
 * for every example; when a change of code changes it, the engine's version rises.
 */
export async function eventHash<Scenario, Event extends TraceEvent, Metrics>(
  engine: Engine<Scenario, Event, Metrics>,
  scenario: Scenario,
): Promise<string> {
  const lines: string[] = []
  engine.simulate(scenario, (event) => lines.push(JSON.stringify(event)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
