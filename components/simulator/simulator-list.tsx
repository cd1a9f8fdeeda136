import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { pathOf } from '@/lib/content/site-paths'
import { instruments } from '@/lib/simulator/instruments'
import { challengesOf } from '@/lib/simulator/challenges'
import { count } from '@/lib/format/count'

/** Each simulator with its presets: a lesson is one click away. */
export function SimulatorList() {
  return instruments.map(({ id, title, lead }) => {
    const presets = shelf('simulation')
      .filter(({ engine }) => engine === id)
      .toSorted((a, b) => a.order - b.order)
    return (
      <section key={id} className="mt-10 first:mt-0">
        <TitleList
          rows={[
            {
              href: `/simulators/${id}`,
              title,
              note: `${lead} ${count(presets.length, 'preset')}, ${count(challengesOf(id).length, 'challenge')}.`,
            },
          ]}
        />
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-3 text-small text-muted">
            All presets of {title.toLowerCase()}
          </summary>
          <TitleList
            rows={presets.map((preset) => ({
              href: pathOf(preset),
              title: preset.title,
              note: preset.summary,
            }))}
          />
        </details>
      </section>
    )
  })
}
