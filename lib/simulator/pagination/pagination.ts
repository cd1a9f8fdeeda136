import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import { pagination as engine } from '@/lib/engines/pagination/pagination'
import type { PaginationScenario } from '@/lib/engines/pagination/scenario'

import type { Instrument } from '../instrument'
import { claims } from './claims'
import { costView } from './cost-view'
import { fields } from './fields'
import { forks } from './forks'
import { moment } from './moment'
import { pagesView } from './pages-view'
import { reading } from './reading'
import { rowsView } from './rows-view'
import { standingOf } from './standing'

export const pagination: Instrument<PaginationScenario, PaginationEvent, PaginationMetrics> = {
  id: 'pagination',
  title: 'Pagination',
  lead: 'One list, several ways to read it page by page.',
  engine,
  fields,
  reading,
  moment,
  views: [pagesView, costView, rowsView],
  columns: [
    { name: 'time ms', of: ({ atMs }) => atMs },
    { name: 'lane', of: ({ lane }) => lane + 1 },
    { name: 'event', of: (event) => (event.kind === 'write' ? event.write.kind : 'page') },
    { name: 'page', of: (event) => (event.kind === 'page' ? event.page + 1 : '') },
    { name: 'rows', of: (event) => (event.kind === 'page' ? event.returned : '') },
    { name: 'scanned', of: (event) => (event.kind === 'page' ? event.scan.rowsScanned : '') },
    { name: 'buffers', of: (event) => (event.kind === 'page' ? event.buffers : '') },
    { name: 'read twice', of: (event) => standingOf(event)?.repeated ?? '' },
    { name: 'lost', of: (event) => standingOf(event)?.lost ?? '' },
  ],
  forks,
  claims,
}
