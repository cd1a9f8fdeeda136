import { Retry } from '@/components/review/retry'
import { Page } from '@/components/ui/page'

export const metadata = { title: 'Review' }

export default function ReviewPage() {
  return (
    <Page lead="What you could not say last time, the longest ago first." title="Review">
      <Retry />
    </Page>
  )
}
