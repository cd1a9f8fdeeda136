import { openLab, type Lab } from './lab'
import type { Query } from './lab-table'

/** PostgreSQL needs a worker of its own: it compiles WebAssembly, which no page here may. */
export type Order =
  | { readonly kind: 'seed'; readonly rows: number }
  | { readonly kind: 'measure'; readonly query: Query; readonly depth: number }
  | { readonly kind: 'ask'; readonly sql: string }

export type Report =
  | { readonly kind: 'progress'; readonly says: string }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly says: string }

let lab: Promise<Lab> | undefined

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  obey(data).then(
    (result) => tell({ kind: 'done', result }),
    (cause: unknown) =>
      tell({ kind: 'failed', says: cause instanceof Error ? cause.message : String(cause) }),
  )
})

const tell = (report: Report) => postMessage(report)

async function obey(order: Order): Promise<unknown> {
  if (!lab) tell({ kind: 'progress', says: 'Fetching and starting PostgreSQL' })
  const open = await (lab ??= openLab())
  switch (order.kind) {
    case 'seed':
      return open.seed(order.rows, (says) => tell({ kind: 'progress', says }))
    case 'measure':
      return open.measure(order.query, order.depth)
    case 'ask':
      return open.ask(order.sql)
  }
}
