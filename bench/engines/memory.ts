import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { registry } from '@/lib/engines/registry'

const EVENTS = 10_000_000
/** Measured after this many events, when everything is warm, and then every so many. */
const EVERY = 1_000_000

export interface MemoryFigure {
  readonly id: string
  readonly events: number
  /** The heap after a collection, from the first million events to the highest later reading. */
  readonly firstMb: number
  readonly mostMb: number
}

/** One run of ten million events, with only the newest in sight. */
export function benchMemory(): readonly MemoryFigure[] {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return registry.map(({ id, engine, heavy }) => {
    const readingsMb: number[] = []
    let events = 0
    let metrics = engine.metrics.start(heavy)
    engine.simulate(longer(heavy), (event) => {
      events += 1
      metrics = engine.metrics.add(metrics, event)
      if (events % EVERY !== 0 || events > EVENTS) return
      collect()
      readingsMb.push(process.memoryUsage().heapUsed / 1_048_576)
    })
    return { id, events, firstMb: readingsMb[0] ?? 0, mostMb: Math.max(...readingsMb) }
  })
}

/** Beyond what the schemas allow, which protects those who record their runs. */
const FACTOR = 60

/** The fields by which a run is made longer; an outage that lasts to the end goes on lasting. */
const LENGTHS = ['durationMs', 'pages', 'untilMs']

function longer(scenario: unknown): unknown {
  if (Array.isArray(scenario)) return scenario.map(longer)
  if (typeof scenario !== 'object' || scenario === null) return scenario
  return Object.fromEntries(
    Object.entries(scenario).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'number' && LENGTHS.includes(field) ? value * FACTOR : longer(value),
    ]),
  )
}
