import { exclusions } from '@/lib/incident/debrief'
import type { Scene } from '@/lib/incident/play'

import type { Incident } from './use-incident'

interface ExclusionsProps {
  readonly incident: Incident
  readonly scene: Scene
  /** The places of the sources that were opened. */
  readonly opened: readonly number[]
}

/** For each wrong cause the artefact that speaks most against it. */
export function Exclusions({ incident, scene, opened }: ExclusionsProps) {
  const { causes, evidence } = incident.file
  return (
    <ul className="hairlines border-y border-line">
      {exclusions(scene).map(({ cause, source, times }) => {
        const { look, readings } = evidence[source]!
        const key = scene.drawn.readings[source]!.key
        const shows = readings.find((reading) => reading.key === key)?.shows
        return (
          <li key={cause} className="py-3">
            <p className="leading-snug">Not: {causes[cause]!.cause}</p>
            <p className="mt-1 text-[0.9375rem] text-muted">
              {look}: {shows}. That is {rounded(times)} times likelier under the true cause
              {opened.includes(source) ? '.' : ', and you did not open it.'}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

const rounded = (times: number) => (times < 10 ? times.toFixed(1) : Math.round(times))
