import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerMetrics } from '@/lib/engines/circuit-breaker/metrics'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { Cell } from '../../instrument'
import type { SheetRow, View } from '../../view'

export type BreakerView = View<CircuitBreakerScenario, CircuitBreakerEvent, CircuitBreakerMetrics>

/** Where a figure means nothing. */
export const NOTHING: Cell = { text: '–' }

export const row = (name: string, cells: readonly Cell[]): SheetRow => ({
  cells: [{ text: name }, ...cells],
})
