import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { RateLimitMetrics } from '@/lib/engines/rate-limit/metrics'
import { rateLimiting as engine } from '@/lib/engines/rate-limit/rate-limit'
import type { RateLimitScenario } from '@/lib/engines/rate-limit/scenario'

import type { Instrument } from '../instrument'
import { claims } from './claims'
import { fields } from './fields'
import { forks, withRequest } from './forks'
import { moment } from './moment'
import { reading } from './reading'
import { views } from './views/views'

export const rateLimiting: Instrument<RateLimitScenario, RateLimitEvent, RateLimitMetrics> = {
  id: 'rate-limiting',
  title: 'Rate limiting',
  lead: 'One traffic, up to seven policies.',
  engine,
  fields,
  reading,
  moment,
  views,
  columns: [
    { name: 'time ms', of: ({ atMs }) => atMs },
    { name: 'lane', of: ({ lane }) => lane + 1 },
    { name: 'request', of: ({ request }) => request + 1 },
    { name: 'attempt', of: ({ attempt }) => attempt },
    { name: 'key', of: ({ key }) => key },
    { name: 'cost', of: ({ cost }) => cost },
    { name: 'verdict', of: ({ kind }) => kind },
    { name: 'remaining', of: ({ remaining }) => remaining },
    {
      name: 'retry after ms',
      of: ({ retryAfterMs }) => (retryAfterMs === Infinity ? 'never' : retryAfterMs),
    },
    { name: 'delay ms', of: ({ delayMs }) => delayMs },
    { name: 'trailing', of: ({ trailing }) => trailing },
  ],
  forks,
  withRequest,
  claims,
}
