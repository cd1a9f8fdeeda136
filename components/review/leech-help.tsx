'use client'

import { Link } from '@/components/ui/link'
import type { ItemId } from '@/lib/content/item-id'
import { count } from '@/lib/format/count'
import { helpFor, isLeech, type Help } from '@/lib/review/leech'

import type { Names } from './names'
import type { OpenReview } from './review-room'
import { useNow } from './use-now'
import { useReviewItems } from './use-review-items'

interface LeechHelpProps {
  readonly id: ItemId
  readonly ideas: readonly string[]
  readonly review: OpenReview
  readonly names: Names
}

/** Forgotten again and again: what may help, instead of once more of the same. */
export function LeechHelp({ id, ideas, review, names }: LeechHelpProps) {
  const nowMs = useNow(60_000)
  const items = useReviewItems()
  const card = review.state.cards.get(id)
  if (!card || !isLeech(card) || typeof items === 'string') return null
  const help = helpFor(card, { items: items.deck, state: review.state, nowMs })
  return (
    <section aria-label="What may help" className="mt-7 border-t border-line pt-4 text-small">
      <h2 className="text-small font-medium tracking-normal">
        Forgotten {count(card.misses, 'time')}. What may help:
      </h2>
      <ul className="mt-1.5 list-disc pl-5">
        {help.map((each) => (
          <li key={each.kind} className="py-1">
            {wordsFor(each, { id, ideas, names })}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Words = Pick<LeechHelpProps, 'id' | 'ideas' | 'names'>

function wordsFor(help: Help, { id, ideas, names }: Words) {
  switch (help.kind) {
    case 'prerequisite': {
      const { title, href } = names(help.item.id)
      return (
        <>
          First this one, which it builds on:{' '}
          <Link className="text-signal underline" href={href}>
            {title}
          </Link>
        </>
      )
    }
    case 'split':
      return `Say only these aloud: ${help.ideas.map((place) => ideas[place]).join('; ')}.`
    case 'note':
      return (
        <Link className="text-signal underline" href={names(id).href}>
          Put it in your own words, as a note
        </Link>
      )
  }
}
