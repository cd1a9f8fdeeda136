import { Suggestions } from '@/components/shell/suggestions'
import { Page } from '@/components/ui/page'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Page
      crumb={<code>404 Not Found</code>}
      lead="There is nothing at this address. It may have moved, or the link lost a letter."
      title="No such page"
    >
      <Suggestions />
    </Page>
  )
}
