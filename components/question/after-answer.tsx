'use client'

import { useRouter } from 'next/navigation'
import { lazy } from 'react'

import { Optional } from '@/components/shell/optional'
import { useShortcuts } from '@/components/shell/shortcuts'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { ItemId } from '@/lib/content/item-id'

import type { Probe } from './probes'

// Nobody needs these before the reveal, so neither is part of the first load.
const Probes = lazy(async () => ({ default: (await import('./probes')).Probes }))
const Marginalia = lazy(() => import('./marginalia'))

interface AfterAnswerProps {
  readonly itemId: ItemId
  readonly probes: readonly Probe[]
  /** Follow-ups that are questions of their own. */
  readonly onward: readonly { readonly id: ItemId; readonly prompt: string }[]
  readonly next: { readonly id: ItemId } | undefined
}

/** What the interviewer says next, the learner's own marks, and where this site goes next. */
export function AfterAnswer({ itemId, probes, onward, next }: AfterAnswerProps) {
  const router = useRouter()
  useShortcuts('This question', [
    {
      keys: 'n',
      label: 'Next question',
      run: () => next && router.push(`/questions/${next.id}`),
      enabled: next !== undefined,
    },
  ])
  return (
    <>
      <Optional>
        <Probes probes={probes} />
      </Optional>
      {onward.length > 0 && (
        <nav aria-label="Goes on in" className="mt-5 border-t border-line pt-3 text-small">
          <p className="text-muted">It may go on with</p>
          {onward.map(({ id, prompt }) => (
            <Link
              key={id}
              className="flex min-h-11 items-center py-1.5 leading-snug text-signal hover:underline"
              href={`/questions/${id}`}
            >
              {prompt}
            </Link>
          ))}
        </nav>
      )}
      <Optional>
        <Marginalia itemId={itemId} />
      </Optional>
      {next && (
        <ButtonLink className="mt-6 w-full" href={`/questions/${next.id}`}>
          Next question
        </ButtonLink>
      )}
    </>
  )
}
