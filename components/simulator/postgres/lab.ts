import { PGlite } from '@electric-sql/pglite'

import { sqlOf, type Query } from './lab-table'
import { measurementOf, type Explained, type Measurement } from './plan'

export interface Lab {
  /** The table of the model: 35 rows on a heap page, in the order of its index. */
  seed(rows: number, tell: (says: string) => void): Promise<void>
  /** One page of 20 at a depth, measured warm. */
  measure(query: Query, depth: number): Promise<Measurement>
  /** Whatever somebody wants to ask, and what PostgreSQL says to it. */
  ask(sql: string): Promise<Reply>
  close(): Promise<void>
}

export interface Reply {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Of all rows, of which only the first are here. */
  readonly count: number
}

const ROWS_SHOWN = 100
const ROWS_AT_ONCE = 50_000

/** 24 bytes of header, 16 of numbers and 184 of padding: 35 of them fill a page of 8,192 bytes. */
const TABLE = `
  create table orders (id int8 not null, created_at int8 not null, note text not null);
  alter table orders set (autovacuum_enabled = false)`

const insert = (from: number, until: number) => `
  insert into orders
  select n, n * 1000, rpad('order ' || n, 180, '.') from generate_series(${from}, ${until}) n`

export async function openLab(): Promise<Lab> {
  const db = await PGlite.create()
  return {
    seed: async (rows, tell) => {
      await db.exec(`drop table if exists orders; ${TABLE}`)
      for (let from = 1; from <= rows; from += ROWS_AT_ONCE) {
        const until = Math.min(rows, from + ROWS_AT_ONCE - 1)
        await db.exec(insert(from, until))
        tell(`${until.toLocaleString('en')} of ${rows.toLocaleString('en')} rows`)
      }
      tell('Building the index')
      await db.exec('create index orders_by_time on orders (created_at, id)')
      tell('Counting what is there')
      await db.exec('vacuum analyze orders')
      // The model walks the index; a sequential scan or a sort would answer another question.
      await db.exec('set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off')
    },
    measure: async (query, depth) => {
      const sql = `explain (analyze, buffers, format json) ${sqlOf(query, depth)}`
      await db.query(sql)
      const { rows } = await db.query<{ 'QUERY PLAN': readonly [Explained] }>(sql)
      return measurementOf(rows[0]!['QUERY PLAN'][0])
    },
    ask: async (sql) => {
      const results = await db.exec(sql, { rowMode: 'array' })
      const last = results.at(-1)
      const rows = (last?.rows ?? []) as unknown as readonly (readonly unknown[])[]
      return {
        columns: last?.fields.map(({ name }) => name) ?? [],
        rows: rows.slice(0, ROWS_SHOWN).map((row) => row.map(written)),
        count: rows.length,
      }
    },
    close: () => db.close(),
  }
}

function written(value: unknown): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
