import type { ReactNode } from 'react'

import { Sources } from '@/components/markdown/sources'
import type { Question } from '@/lib/content/shelves/question'

interface StrongAnswerProps {
  readonly question: Question
  readonly children: ReactNode
}

export function StrongAnswer({
  question: { traps, sources, checked },
  children,
}: StrongAnswerProps) {
  return (
    <>
      {children}
      <h3 className="mt-8 text-[1.0625rem]">Where people slip</h3>
      <dl className="hairlines mt-2 border-y border-line text-[0.9375rem]">
        {traps.map(({ say, why }) => (
          <div key={say} className="py-3">
            <dt className="font-medium">“{say}”</dt>
            <dd className="mt-0.5 max-w-[68ch] text-muted">{why}</dd>
          </div>
        ))}
      </dl>
      <Sources checked={checked} sources={sources} />
    </>
  )
}
