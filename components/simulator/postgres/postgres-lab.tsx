'use client'

import { useEffect, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'

import { compare, DOWNLOAD_MB, SIZES, type Compared } from './compare'
import { Comparison } from './comparison'
import { startPostgres, type Postgres } from './postgres'
import { SqlBox } from './sql-box'

type Phase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'working'; readonly says: string }
  | {
      readonly kind: 'open'
      readonly postgres: Postgres
      readonly rows: number
      readonly compared: readonly Compared[]
    }
  | { readonly kind: 'failed'; readonly says: string }

/** The same queries on a real PostgreSQL, in this tab, beside what the model says. */
export function PostgresLab() {
  const [rows, setRows] = useState<number>(SIZES[0])
  const [phase, setPhase] = useState<Phase>({ kind: 'closed' })
  const postgres = useRef<Postgres>(undefined)
  useEffect(() => () => postgres.current?.close(), [])

  const run = async () => {
    const tell = (says: string) => setPhase({ kind: 'working', says })
    tell('Starting')
    const started = (postgres.current ??= startPostgres())
    try {
      await started.seed(rows, tell)
      tell('Measuring nine pages')
      const compared = await compare(started, rows)
      setPhase({ kind: 'open', postgres: started, rows, compared })
    } catch (cause) {
      started.close()
      postgres.current = undefined
      setPhase({ kind: 'failed', says: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  return (
    <div className="text-[0.9375rem]">
      <p className="max-w-column">
        PostgreSQL runs in this tab: {DOWNLOAD_MB} MB are fetched the first time, and nothing leaves
        the browser. The table holds 35 rows on a page, as in the model.
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <label className="text-small text-muted">
          Rows
          <select
            className={`${controlClass} mt-1 block`}
            onChange={({ target }) => setRows(Number(target.value))}
            value={rows}
          >
            {SIZES.map((size) => (
              <option key={size} value={size}>
                {size.toLocaleString('en')}
              </option>
            ))}
          </select>
        </label>
        <Button disabled={phase.kind === 'working'} look="primary" onClick={() => void run()}>
          Run it on PostgreSQL
        </Button>
      </div>
      <p className="mt-3 min-h-6 text-small text-muted" role="status">
        {phase.kind === 'working' && `${phase.says}…`}
        {phase.kind === 'failed' && `It did not run: ${phase.says} The model goes on without it.`}
      </p>
      {phase.kind === 'open' && (
        <>
          <Comparison compared={phase.compared} rows={phase.rows} />
          <SqlBox postgres={phase.postgres} />
        </>
      )}
    </div>
  )
}
