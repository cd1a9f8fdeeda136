import { Glossary } from '@/components/reference/glossary'
import { Page } from '@/components/ui/page'
import { neighbours, shelf } from '@/lib/content/library'
import { href } from '@/lib/format/href'

export const metadata = { title: 'Glossary' }

export default function GlossaryPage() {
  return (
    <Page
      lead="One or two sentences each, with the question that explains it or the source it rests on."
      title="Glossary"
    >
      <Glossary html={{ href }} neighbours={neighbours} terms={shelf('glossary')} />
    </Page>
  )
}
