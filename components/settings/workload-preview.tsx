'use client'

import { useMemo, useState } from 'react'

import { useReview } from '@/components/shell/use-review'
import { count } from '@/lib/format/count'
import { rate } from '@/lib/format/rate'
import { RETENTION_PERCENT } from '@/lib/review/settings-fields'
import { relativeWorkload, workload, type Workload } from '@/lib/review/workload'
import type { ReviewView } from '@/lib/state/review-store'

import { WorkloadFigure } from './workload-figure'

const { least, most } = RETENTION_PERCENT
const retentions = Array.from({ length: most - least + 1 }, (_, n) => (least + n) / 100)

type Open = Extract<ReviewView, { readonly phase: 'open' }>

/** What each aim would cost: for the cards there are, or in proportion before there are any. */
export function WorkloadPreview({ percent }: { readonly percent: number }) {
  const view = useReview()
  if (view.phase !== 'open') return null
  return view.state.cards.size === 0 ? (
    <Proportions percent={percent} />
  ) : (
    <Costs percent={percent} view={view} />
  )
}

const USUAL = 90
const proportions = relativeWorkload(retentions, USUAL / 100)
const at = <Load,>(loads: readonly Load[], percent: number) =>
  loads[Math.min(most, Math.max(least, percent)) - least]!

function Proportions({ percent }: { readonly percent: number }) {
  return (
    <>
      <p className="min-h-12 max-w-[62ch] text-[0.9375rem]" role="status">
        {percent === USUAL
          ? `${USUAL} % is the usual aim, and here the measure for the others.`
          : `At ${percent} %: ${rate(at(proportions, percent).perDay)} reviews for every one at ${USUAL} %.`}{' '}
        After your first answers this counts your own cards.
      </p>
      <WorkloadFigure
        chosen={percent}
        inForce={percent}
        loads={proportions}
        title={`Reviews for every one at ${USUAL} %`}
      />
      <AsTable loads={proportions} />
    </>
  )
}

function Costs({ percent, view }: { readonly percent: number; readonly view: Open }) {
  const { state, schedule } = view
  const [nowMs] = useState(() => Date.now())
  const loads = useMemo(
    () => workload(state, retentions, { offset: schedule.calendar.offset, nowMs }),
    [state, schedule, nowMs],
  )
  const inForce = Math.round(state.settings.retention * 100)
  const { perDay, dueNow } = at(loads, percent)
  return (
    <>
      <p className="min-h-12 max-w-[62ch] text-[0.9375rem]" role="status">
        At {percent} %: about {rate(perDay)} reviews a day for your{' '}
        {count(state.cards.size, 'card')}, {dueNow} due now.
        {percent !== inForce &&
          ` At ${inForce} %, as now: ${rate(at(loads, inForce).perDay)} a day.`}
      </p>
      <WorkloadFigure chosen={percent} inForce={inForce} loads={loads} title="Reviews a day" />
      <AsTable loads={loads} />
    </>
  )
}

type Load = Pick<Workload, 'retention' | 'perDay'> & Partial<Workload>

const rows = [70, 75, 80, 85, 90, 93, 95, 97]

function AsTable({ loads }: { readonly loads: readonly Load[] }) {
  const cell = 'border-b border-line py-1.5 pr-6 text-left font-normal'
  return (
    <details className="mt-2 text-small">
      <summary className="cursor-pointer py-2.5 text-muted hover:text-ink">
        As a table, and how it is counted
      </summary>
      <p className="max-w-[62ch]">
        Due now is exact: due dates follow from the aim. A day’s reviews are the sum over your cards
        of 1 / wait, where wait is the number of days until recall falls to the aim, at least one.
        What will be forgotten, and new questions, come on top.
      </p>
      <table className="mt-2">
        <thead className="text-muted">
          <tr>
            {['Aim', ...(loads === proportions ? ['Reviews'] : ['Reviews a day', 'Due now'])].map(
              (name) => (
                <th key={name} className={cell} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((percent) => (
            <tr key={percent}>
              <th className={cell} scope="row">
                {percent} %
              </th>
              <td className={cell}>{rate(at(loads, percent).perDay)}</td>
              {loads === proportions || <td className={cell}>{at(loads, percent).dueNow}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
