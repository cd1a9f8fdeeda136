import { percent } from '@/lib/format/percent'
import type { Told } from '@/lib/incident/debrief'

import type { Incident } from './use-incident'

interface BeliefTableProps {
  readonly incident: Incident
  readonly told: readonly Told[]
  readonly truth: number
}

const cell = 'border-b border-line py-2 pr-5 align-top'

/** After each step: what the learner said, and what a Bayesian reader of the same evidence says. */
export function BeliefTable({ incident, told, truth }: BeliefTableProps) {
  const { causes } = incident.file
  return (
    <div
      aria-label="Your probabilities against the reader's"
      className="overflow-x-auto"
      role="region"
      tabIndex={0}
    >
      <table className="w-full text-left text-small">
        <thead className="text-muted">
          <tr>
            <th className={`${cell} font-normal`} scope="col">
              After
            </th>
            {causes.map(({ key, cause }, place) => (
              <th key={key} className={`${cell} min-w-36 font-normal`} scope="col">
                {cause}
                {place === truth && <strong className="block text-ink">the true one</strong>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((step, row) => (
            <tr key={row}>
              <th className={`${cell} min-w-40 font-normal`} scope="row">
                {titleOf(incident, step)}
              </th>
              {causes.map(({ key }, place) => (
                <td key={key} className={`${cell} whitespace-nowrap`}>
                  {step.said && <span className="block">you {share(step.said[place])}</span>}
                  <span className="block text-muted">reader {share(step.after[place])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
