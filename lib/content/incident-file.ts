import type { Artefact } from '@/lib/incident/artefact'

import { partsAt } from './headings'
import { artefactOf, blocksIn } from './shelves/artefacts'
import type { Evidence, Incident } from './shelves/incident'
import { cellKey } from './shelves/incident-cells'

type Reading = Evidence['readings'][number] & { readonly artefacts: readonly Artefact[] }

/** What playing an incident takes. It tells everything, so no page has it before the clock runs. */
export type IncidentFile = Pick<
  Incident,
  'id' | 'causes' | 'mitigations' | 'traps' | 'sources' | 'checked' | 'see'
> & {
  readonly evidence: readonly (Omit<Evidence, 'readings'> & {
    readonly readings: readonly Reading[]
  })[]
}

export function buildIncidentFile(incident: Incident): IncidentFile {
  const { id, causes, mitigations, traps, sources, checked, see, evidence } = incident
  const cells = new Map(
    partsAt(incident.sections.Artefacts, 3).parts.map(({ heading, text }) => [heading, text]),
  )
  return {
    ...{ id, causes, mitigations, traps, sources, checked, see },
    evidence: evidence.map((source) => ({
      ...source,
      readings: source.readings.map((reading) => ({
        ...reading,
        artefacts: blocksIn(cells.get(cellKey(source, reading)) ?? '').blocks.map((block) =>
          whole(artefactOf(block, incident.window)),
        ),
      })),
    })),
  }
}

/** The schema has read it before. */
function whole(artefact: Artefact | string): Artefact {
  if (typeof artefact === 'string') throw new Error(artefact)
  return artefact
}
