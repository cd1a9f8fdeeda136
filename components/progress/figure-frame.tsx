'use client'

import { type ReactNode, useState } from 'react'

import { DataTable } from '@/components/ui/data-table'
import { TableToggle } from '@/components/ui/table-toggle'
import type { Figure } from '@/lib/review/figures/figure'

import { Formula } from './formula'

interface FigureFrameProps {
  /** What the figure is of, in a word or two. */
  readonly name: string
  readonly figure: Figure<unknown>
  /** Not drawn while the figure has nothing to draw. */
  readonly children: ReactNode
}

/** What it says, the picture or the table, what it was counted from, and how. */
export function FigureFrame({ name, figure, children }: FigureFrameProps) {
  const [asTable, setAsTable] = useState(false)
  const { title, n, caution, formula, table, chart } = figure
  return (
    <figure aria-label={name} className="min-w-0">
      <figcaption>
        <p className="text-small text-muted">{name}</p>
        <h2 className="mt-0.5 text-lead text-pretty">{title}</h2>
        <p className="mt-1 text-small text-muted">
          {caution && <strong className="font-medium text-ink">{caution} </strong>}
          {n}
        </p>
      </figcaption>
      {chart !== undefined && (
        <div className="mt-4">
          {asTable ? <DataTable label={`Table: ${name}`} {...table} /> : children}
        </div>
      )}
      <div className="mt-1 flex flex-wrap items-start gap-x-5">
        <Formula lines={formula} />
        {chart !== undefined && <TableToggle isTable={asTable} onChange={setAsTable} />}
      </div>
    </figure>
  )
}
