import { registry, type RegistryEntry } from '@/lib/engines/registry'

import { idealAgenda, idealStream } from './ideal-runs'
import { bestOf } from './stopwatch'

const ROUNDS = 15

export interface HeadlessFigure {
  readonly id: string
  readonly shape: RegistryEntry['shape']
  readonly events: number
  readonly eventsPerSecond: number
  readonly idealPerSecond: number
}

/** The heavy run of each engine, nothing kept, against the ideal loop of its shape. */
export async function benchHeadless(): Promise<readonly HeadlessFigure[]> {
  const figures: HeadlessFigure[] = []
  for (const { id, engine, shape, heavy } of registry) {
    const events = countEvents((emit) => engine.simulate(heavy, emit))
    const ideal = shape === 'stream' ? idealStream : idealAgenda
    const best = await bestOf(
      [
        { name: 'ours', run: () => countEvents((emit) => engine.simulate(heavy, emit)) },
        { name: 'ideal', run: () => countEvents((emit) => ideal(events, emit)) },
      ],
      ROUNDS,
    )
    const perSecond = (who: string) => events / (best.get(who)! / 1_000)
    figures.push({
      id,
      shape,
      events,
      eventsPerSecond: perSecond('ours'),
      idealPerSecond: perSecond('ideal'),
    })
  }
  return figures
}

/** Looks at each event, so that making it cannot be optimised away. */
function countEvents(simulate: (emit: (event: { readonly atMs: number }) => void) => void): number {
  let events = 0
  let lastMs = -1
  simulate(({ atMs }) => {
    if (atMs < lastMs) throw new Error('events out of order')
    lastMs = atMs
    events += 1
  })
  return events
}
