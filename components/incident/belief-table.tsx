import { Fragment } from 'react'

import { DataTable } from '@/components/ui/data-table'
import { percent } from '@/lib/format/percent'
import type { Told } from '@/lib/incident/debrief'

import type { Incident } from './use-incident'

interface BeliefTableProps {
  readonly incident: Incident
  readonly told: readonly Told[]
  readonly truth: number
}

/** After each step: what the learner said, and what a Bayesian reader of the same evidence says. */
export function BeliefTable({ incident, told, truth }: BeliefTableProps) {
  const { causes } = incident.file
  return (
    <DataTable
      columns={[
        'After',
        ...causes.map(({ key, cause }, place) => (
          <span key={key} className="block min-w-36">
            {cause}
            {place === truth && <strong className="block text-ink">the true one</strong>}
          </span>
        )),
      ]}
      label="Your probabilities against the reader's"
      rows={told.map((step, row) => [
        <span key={row} className="block min-w-40">
          {titleOf(incident, step)}
        </span>,
        ...causes.map(({ key }, place) => (
          <Fragment key={key}>
            {step.said && <span className="block">you {share(step.said[place])}</span>}
            <span className="block text-muted">reader {share(step.after[place])}</span>
          </Fragment>
        )),
      ])}
    />
  )
}

/** What is nearly 0 or 1 is not quite. */
function share(probability = 0): string {
  if (probability > 0.995 && probability < 1) return 'over 99\u00a0%'
  if (probability > 0 && probability < 0.005) return 'under 1\u00a0%'
  return percent(probability)
}

export function titleOf({ file }: Incident, { step }: Told): string {
  return step.kind === 'look'
    ? file.evidence[step.source]!.look
    : file.mitigations[step.mitigation]!.do
}
