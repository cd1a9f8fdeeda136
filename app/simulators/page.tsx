import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { pathOf } from '@/lib/content/site-paths'

export const metadata = { title: 'Simulators' }

export default function SimulatorsPage() {
  const simulations = shelf('simulation')
  return (
    <Page lead="Traffic you can stop, step and rewind, on exact engines." title="Simulators">
      {simulations.length === 0 ? (
        <Empty says="No simulation is on this shelf yet. Rate limiting, pagination, webhook delivery and circuit breaking are being built; their questions are here already.">
          <ButtonLink href="/questions" look="primary">
            Browse questions
          </ButtonLink>
        </Empty>
      ) : (
        <TitleList
          rows={simulations.map((simulation) => ({
            href: pathOf(simulation),
            title: simulation.title,
            note: simulation.engine,
          }))}
        />
      )}
    </Page>
  )
}
