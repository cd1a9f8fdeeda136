import { SeeAlso } from '@/components/markdown/see-also'
import { Sources } from '@/components/markdown/sources'
import type { Neighbour } from '@/lib/content/neighbours'
import type { Question } from '@/lib/content/shelves/question'

interface BeyondProps {
  readonly question: Question
  readonly see: readonly Neighbour[]
}

/** What goes beyond a good answer: the traps, where it goes on, and what all of it rests on. */
export function Beyond({ question: { traps, sources, checked }, see }: BeyondProps) {
  return (
    <>
      <h2 className="text-[1.0625rem]">Where people slip</h2>
      <dl className="hairlines mt-2 border-y border-line text-[0.9375rem]">
        {traps.map(({ say, why }) => (
          <div key={say} className="py-3">
            <dt className="font-medium">“{say}”</dt>
            <dd className="mt-0.5 max-w-[68ch] text-muted">{why}</dd>
          </div>
        ))}
      </dl>
      <SeeAlso neighbours={see} />
      <Sources checked={checked} sources={sources} />
    </>
  )
}
