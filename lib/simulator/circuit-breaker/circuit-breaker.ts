import { circuitBreaker as engine } from '@/lib/engines/circuit-breaker/circuit-breaker'
import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerMetrics } from '@/lib/engines/circuit-breaker/metrics'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { Instrument } from '../instrument'
import { claims } from './claims'
import { fields } from './fields'
import { forks } from './forks'
import { moment } from './moment'
import { reading } from './reading'
import { views } from './views/views'

export const circuitBreaker: Instrument<
  CircuitBreakerScenario,
  CircuitBreakerEvent,
  CircuitBreakerMetrics
> = {
  id: 'circuit-breaker',
  title: 'Circuit breaker',
  lead: 'The same fault meets different protections.',
  engine,
  fields,
  reading,
  moment,
  views,
  columns: [
    { name: 'time ms', of: ({ atMs }) => atMs },
    { name: 'lane', of: ({ lane }) => lane + 1 },
    { name: 'tier', of: ({ tier }) => tier },
    { name: 'request', of: ({ request }) => request + 1 },
    { name: 'attempt', of: ({ attempt }) => attempt },
    { name: 'event', of: ({ kind }) => kind },
    { name: 'took ms', of: ({ durationMs }) => durationMs },
    { name: 'threads', of: ({ threads }) => threads },
    { name: 'waiting', of: ({ waiting }) => waiting },
    { name: 'breaker', of: ({ guard }) => guard.breaker },
    { name: 'calls', of: ({ guard }) => guard.calls },
    { name: 'failures', of: ({ guard }) => guard.failures },
    { name: 'slow', of: ({ guard }) => guard.slow },
  ],
  forks,
  claims,
}
