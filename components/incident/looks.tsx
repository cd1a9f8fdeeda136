import { Prose } from '@/components/markdown/prose'
import { count } from '@/lib/format/count'
import { partsAt } from '@/lib/content/headings'
import { toHtml } from '@/lib/content/markdown'
import type { Evidence, Incident } from '@/lib/content/shelves/incident'
import { cellKey } from '@/lib/content/shelves/incident-cells'
import { href } from '@/lib/format/href'

interface LooksProps {
  readonly incident: Incident
  readonly planted: string
}

/** Every source of evidence, closed, with what it costs; opened, it shows its artefact. */
export async function Looks({ incident, planted }: LooksProps) {
  const artefacts = partsAt(incident.sections.Artefacts, 3).parts
  const looks = incident.evidence.map(async (evidence) => {
    const cell = cellKey(evidence, likeliest(evidence, planted))
    const artefact = artefacts.find(({ heading }) => heading === cell)
    return { ...evidence, html: await toHtml(artefact?.text ?? '', { href }) }
  })
  return (
    <div className="hairlines border-y border-line">
      {(await Promise.all(looks)).map(({ key, look, minutes, html }) => (
        <details key={key} className="py-2.5">
          <summary className="cursor-pointer leading-snug">
            {look} <span className="text-small text-muted">{count(minutes, 'minute')}</span>
          </summary>
          <Prose className="mt-3" html={html} />
        </details>
      ))}
    </div>
  )
}

const likeliest = ({ readings }: Evidence, planted: string) =>
  readings.reduce((best, reading) =>
    (reading.likelihoods[planted] ?? 0) > (best.likelihoods[planted] ?? 0) ? reading : best,
  )
