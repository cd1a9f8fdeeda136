'use client'

import { later, useLater } from '@/components/shell/later'
import { storageProblems } from '@/components/shell/storage-problems'
import { useReview } from '@/components/shell/use-review'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'

import { useReviewItems } from './use-review-items'

// The queue needs the scheduling library, which no first page loads.
const room = later(async () => (await import('./review-room')).ReviewRoom)

export function Review() {
  const review = useReview()
  const items = useReviewItems()
  const { Part: Room } = useLater(room)

  if (review.phase === 'failed') {
    return (
      <Page title="Review">
        <Empty says={`Your history could not be read. ${storageProblems[review.problem]}`} />
      </Page>
    )
  }
  if (items === 'missing') {
    return (
      <Page title="Review">
        <Empty says="The list of questions could not be fetched. What you have answered is kept: reload with a connection." />
      </Page>
    )
  }
  if (review.phase !== 'open' || items === 'fetching' || !Room) {
    return (
      <Page title="Review">
        <p className="min-h-60 text-muted">Opening what this browser holds…</p>
      </Page>
    )
  }
  return <Room items={items} review={review} />
}
