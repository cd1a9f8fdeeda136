import { bestLook, type Told } from '@/lib/incident/debrief'

import { titleOf } from './belief-table'
import type { Incident } from './use-incident'

interface WorthListProps {
  readonly incident: Incident
  readonly told: readonly Told[]
}

const bits = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** What each look did for the truth, and why it could. */
export function WorthList({ incident, told }: WorthListProps) {
  const best = bestLook(told)
  return (
    <ul className="hairlines border-y border-line">
      {told.map((step, place) => (
        <li key={place} className="py-3">
          <p className="leading-snug">
            {titleOf(incident, step)}{' '}
            <span className="text-small text-muted">
              {bits.format(step.worth)} bits
              {step.expected !== null && `, ${bits.format(step.expected)} expected`}
            </span>
            {step === best && <strong className="text-small"> · worth most</strong>}
            {step.worth < -0.05 && <strong className="text-small"> · misled</strong>}
          </p>
          <Meaning incident={incident} told={step} />
        </li>
      ))}
    </ul>
  )
}

function Meaning({ incident, told }: { readonly incident: Incident; readonly told: Told }) {
  const { step, reading } = told
  if (step.kind === 'mitigate') {
    const { stops } = incident.file.mitigations[step.mitigation]!
    return (
      <p className="mt-1 text-[0.9375rem] text-muted">
        {reading.key === 'stopped' ? 'It stopped. ' : 'Nothing changed. '}
        {stopsWords(incident, stops)}
      </p>
    )
  }
  const shown = incident.file.evidence[step.source]!.readings.find(({ key }) => key === reading.key)
  return (
    <p className="mt-1 text-[0.9375rem] text-muted">
      {shown?.shows}. {shown?.means}
    </p>
  )
}

function stopsWords({ file }: Incident, stops: readonly string[]): string {
  if (stops.length === 0) return 'It stops none of the causes.'
  const causes = file.causes.filter(({ key }) => stops.includes(key)).map(({ cause }) => cause)
  return `It stops: ${causes.join('; ')}.`
}
