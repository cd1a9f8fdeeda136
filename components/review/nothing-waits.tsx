import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { interval } from '@/lib/format/duration'
import type { Offer } from '@/lib/review/offer'

import { RetryAfterLine } from './retry-after-line'
import { useNow } from './use-now'

const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' })
const hour = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** Nothing is due: when it will be, and what to do until then. */
export function NothingWaits({ offer: { next } }: { readonly offer: Offer }) {
  const nowMs = useNow(30_000)
  return (
    <div className="mt-6">
      <Empty
        says={
          next
            ? `Nothing is due. ${next.items === 1 ? 'The next card comes' : `The next ${next.items} cards come`} back on ${day.format(next.atMs)}, from ${hour.format(next.atMs)}.`
            : 'Nothing is due, and nothing new is left for today.'
        }
      >
        {next && (
          <p className="w-full">
            <RetryAfterLine wait={interval(next.atMs - nowMs)} />
          </p>
        )}
        <ButtonLink href="/questions" look="primary">
          Pick a question
        </ButtonLink>
        <ButtonLink href="/incidents">Investigate an incident</ButtonLink>
      </Empty>
    </div>
  )
}
