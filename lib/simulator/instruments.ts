import type { TraceEvent } from '@/lib/engines/engine'

import { circuitBreaker } from './circuit-breaker/circuit-breaker'
import type { Instrument } from './instrument'
import { pagination } from './pagination/pagination'
import { rateLimiting } from './rate-limiting/rate-limiting'
import { webhooks } from './webhooks/webhooks'

export type AnyInstrument = Instrument<unknown, TraceEvent, unknown>

export const instruments: readonly AnyInstrument[] = [
  erased(rateLimiting),
  erased(pagination),
  erased(webhooks),
  erased(circuitBreaker),
]

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
