'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

import { later, useLater } from '@/components/shell/later'
import { useShortcuts } from '@/components/shell/shortcuts'
import { whenIdle } from '@/components/shell/when-idle'
import { Link } from '@/components/ui/link'
import type { ItemId } from '@/lib/content/item-id'

import type { Probe } from '@/components/answer/probes'

// Nobody needs these before the reveal, so neither is part of the first load.
const probing = later(async () => (await import('@/components/answer/probes')).Probes)
const marking = later(async () => (await import('./marginalia')).Marginalia)

/** Fetches both while the question is answered, so that nothing moves after the reveal. */
export function AfterAnswerAhead() {
  useEffect(() => whenIdle(() => void Promise.allSettled([probing.load(), marking.load()])), [])
  return null
}

interface AfterAnswerProps {
  readonly itemId: ItemId
  readonly probes: readonly Probe[]
  /** Follow-ups that are questions of their own. */
  readonly onward: readonly { readonly id: ItemId; readonly prompt: string }[]
  readonly next: { readonly id: ItemId } | undefined
}

/** What the interviewer says next, and the learner's own marks. */
export function AfterAnswer({ itemId, probes, onward, next }: AfterAnswerProps) {
  const router = useRouter()
  const { Part: Probes } = useLater(probing)
  const { Part: Marginalia } = useLater(marking)
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
      {Probes && <Probes probes={probes} />}
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
      <div className="mt-6 min-h-45 text-small">{Marginalia && <Marginalia itemId={itemId} />}</div>
    </>
  )
}
