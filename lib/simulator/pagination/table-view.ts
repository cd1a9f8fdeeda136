import type { PaginationEvent, TablePage } from '@/lib/engines/pagination/event'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import type { PaginationScenario, TableRun } from '@/lib/engines/pagination/scenario'

import type { Sheet, View } from '../view'
import { newestOf } from './newest'

interface TableView {
  readonly id: string
  readonly title: string
  sheet(run: TableRun, newest: readonly TablePage[]): Sheet
}

/** A look at the newest page of every lane, where a table is read. */
export function tableView({
  id,
  title,
  sheet,
}: TableView): View<PaginationScenario, PaginationEvent, PaginationMetrics> {
  return {
    id,
    title,
    about: ({ kind }) => kind === 'table',
    // `about` lets no other scenario in, and a table has no other event.
    at: (run, atMs) => sheet(run.scenario as TableRun, newestOf(run, atMs) as readonly TablePage[]),
  }
}
