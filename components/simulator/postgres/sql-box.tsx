'use client'

import { useId, useState } from 'react'

import { Button } from '@/components/ui/button'
import { cellClass, TableFrame } from '@/components/ui/data-table'
import { controlClass } from '@/components/ui/field'

import type { Reply } from './lab'
import { sqlOf } from './lab-table'
import type { Postgres } from './postgres'

type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'error'; readonly says: string }

const FIRST = `explain (analyze, buffers) ${sqlOf('keyset', 5_000)}`

/** A question of one's own to the same table; errors as PostgreSQL gives them. */
export function SqlBox({ postgres }: { readonly postgres: Postgres }) {
  const id = useId()
  const [sql, setSql] = useState(FIRST)
  const [outcome, setOutcome] = useState<Outcome>()
  const ask = () =>
    postgres.ask(sql).then(
      (reply) => setOutcome({ kind: 'reply', reply }),
      (cause: Error) => setOutcome({ kind: 'error', says: cause.message }),
    )
  return (
    <div className="mt-6">
      <label className="mb-1.5 block font-medium" htmlFor={id}>
        Your own query on orders (id, created_at, note)
      </label>
      <textarea
        className={`${controlClass} min-h-24 font-mono text-[0.8125rem]`}
        id={id}
        onChange={({ target }) => setSql(target.value)}
        spellCheck={false}
        value={sql}
      />
      <Button className="mt-2" onClick={() => void ask()}>
        Run the query
      </Button>
      <div className="mt-3 text-small" role="status">
        {outcome?.kind === 'error' && <p className="text-stop">ERROR: {outcome.says}</p>}
        {outcome?.kind === 'reply' && <p className="text-muted">{told(outcome.reply)}</p>}
      </div>
      {outcome?.kind === 'reply' && outcome.reply.columns.length > 0 && (
        <Answer reply={outcome.reply} />
      )}
    </div>
  )
}

function told({ count, rows }: Reply): string {
  const shown = rows.length < count ? `, the first ${rows.length} of them here` : ''
  return `${count} ${count === 1 ? 'row' : 'rows'}${shown}.`
}

function Answer({ reply }: { readonly reply: Reply }) {
  return (
    <div className="mt-2">
      <TableFrame columns={reply.columns} isMono label="Answer">
        {reply.rows.map((row, n) => (
          <tr key={n}>
            {row.map((cell, column) => (
              <td key={column} className={`${cellClass} max-w-xl truncate whitespace-pre`}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </TableFrame>
    </div>
  )
}
