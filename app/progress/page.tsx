import { History } from '@/components/progress/history'
import { Page } from '@/components/ui/page'

export const metadata = { title: 'Progress' }

export default function ProgressPage() {
  return (
    <Page
      lead="Every question you have answered in this browser, the latest first."
      title="Progress"
    >
      <History />
    </Page>
  )
}
