import { Glossary } from '@/components/reference/glossary'
import { Page } from '@/components/ui/page'
import { shelf } from '@/lib/content/library'

export const metadata = { title: 'Glossary' }

export default function GlossaryPage() {
  return (
    <Page lead="One or two sentences each, with the source." title="Glossary">
      <Glossary terms={shelf('glossary')} />
    </Page>
  )
}
