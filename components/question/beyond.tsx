import { Sources } from '@/components/markdown/sources'
import type { Question } from '@/lib/content/shelves/question'

/** What goes beyond a good answer: the traps, and what all of it rests on. */
export function Beyond({ question: { traps, sources, checked } }: { readonly question: Question }) {
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
      <Sources checked={checked} sources={sources} />
    </>
  )
}
