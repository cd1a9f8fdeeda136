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
function longer(scenario: unknown): unknown {
  const factor = EVENTS / 200_000
  const stretch = ([field, value]: [string, unknown]) =>
    typeof value === 'number' && LENGTHS.includes(field) ? [field, value * factor] : [field, value]
  return Object.fromEntries(Object.entries(scenario as object).map(stretch))
}

/** The fields by which a run is made longer. */
const LENGTHS = ['durationMs', 'pages']
