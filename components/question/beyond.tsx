import { Traps } from '@/components/answer/traps'
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
      <Traps traps={traps} />
      <SeeAlso neighbours={see} />
      <Sources checked={checked} sources={sources} />
    </>
  )
}
