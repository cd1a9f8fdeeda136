import type { Reply } from './lab'
import type { Query } from './lab-table'
import type { Order, Report } from './lab.worker'
import type { Measurement } from './plan'

export interface Postgres {
  readonly seed: (rows: number, tell: (says: string) => void) => Promise<void>
  readonly measure: (query: Query, depth: number) => Promise<Measurement>
  readonly ask: (sql: string) => Promise<Reply>
  readonly close: () => void
}

const silent = () => undefined

/** One order after the other: the database does one thing at a time anyway. */
export function startPostgres(): Postgres {
  const worker = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' })
  let last: Promise<unknown> = Promise.resolve()

  const give = <Result>(order: Order, tell: (says: string) => void = silent): Promise<Result> => {
    const mine = last.then(() => obeyed<Result>(worker, order, tell))
    last = mine.catch(silent)
    return mine
  }
  return {
    seed: (rows, tell) => give({ kind: 'seed', rows }, tell),
    measure: (query, depth) => give({ kind: 'measure', query, depth }),
    ask: (sql) => give({ kind: 'ask', sql }),
    close: () => worker.terminate(),
  }
}

function obeyed<Result>(
  worker: Worker,
  order: Order,
  tell: (says: string) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController()
    const { signal } = stop
    const fail = (says: string) => {
      stop.abort()
      reject(new Error(says))
    }
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Report>) => {
        if (data.kind === 'progress') return tell(data.says)
        if (data.kind === 'failed') return fail(data.says)
        stop.abort()
        resolve(data.result as Result)
      },
      { signal },
    )
    const onError = () =>
      fail(
        'PostgreSQL could not be started here: it needs about 600 MB of memory and a connection.',
      )
    worker.addEventListener('error', onError, { signal })
    worker.postMessage(order)
  })
}
