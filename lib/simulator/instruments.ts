import type { TraceEvent } from '@/lib/engines/engine'

import type { Instrument } from './instrument'
import { rateLimiting } from './rate-limiting/rate-limiting'

export type AnyInstrument = Instrument<unknown, TraceEvent, unknown>

export const instruments: readonly AnyInstrument[] = [erased(rateLimiting)]

export function instrumentOf(id: string): AnyInstrument | undefined {
  return instruments.find((instrument) => instrument.id === id)
}

/**
 * A scenario is known only to its own engine, whose schema stands at every door; behind it the
 * pages, the worker and the links handle all four alike.
 */
function erased<Scenario, Event extends TraceEvent, Metrics>(
  instrument: Instrument<Scenario, Event, Metrics>,
): AnyInstrument {
  return instrument as unknown as AnyInstrument
}
