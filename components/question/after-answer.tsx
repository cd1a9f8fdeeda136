import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { DeckEntry } from '@/lib/content/deck'
import type { FollowUp } from '@/lib/content/shelves/question'

interface AfterAnswerProps {
  readonly followUps: readonly FollowUp[]
  readonly deck: readonly DeckEntry[]
  readonly next: DeckEntry | undefined
}

/** What the interviewer says next, and where this site goes next. */
export function AfterAnswer({ followUps, deck, next }: AfterAnswerProps) {
  return (
    <>
      {followUps.length > 0 && (
        <section className="mt-7 border-t border-line pt-4 text-small">
          <h2 className="mb-1 text-small font-normal tracking-normal text-muted">
            Then the interviewer asks
          </h2>
          {followUps.map((followUp) =>
            'ask' in followUp ? (
              <details key={followUp.ask} className="group py-1.5">
                <summary className="cursor-pointer leading-snug">{followUp.ask}</summary>
                <p className="mt-1.5 border-l-2 border-line pl-3 text-muted">{followUp.answer}</p>
              </details>
            ) : (
              <FollowUpLink key={followUp.id} entry={deck.find(({ id }) => id === followUp.id)} />
            ),
          )}
        </section>
      )}
      {next && (
        <ButtonLink className="mt-6 w-full" href={`/questions/${next.id}`}>
          Next question
        </ButtonLink>
      )}
    </>
  )
}

/** A follow-up that stands alone; until its file is written there is nothing to link to. */
function FollowUpLink({ entry }: { readonly entry: DeckEntry | undefined }) {
  if (!entry) return null
  return (
    <Link className="block py-1.5 text-signal hover:underline" href={`/questions/${entry.id}`}>
      {entry.prompt}
    </Link>
  )
}
