import { IncidentList } from '@/components/incident/incident-list'
import { Page } from '@/components/ui/page'
import { shelf } from '@/lib/content/library'

export const metadata = { title: 'Incidents' }

export default function IncidentsPage() {
  return (
    <Page
      lead="The pager goes off. Several causes fit; every look at the evidence costs minutes."
      title="Incidents"
    >
      <IncidentList incidents={shelf('incident')} />
    </Page>
  )
}
