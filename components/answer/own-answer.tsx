import { duration } from '@/lib/format/duration'

interface OwnAnswerProps {
  readonly attempt: 'typed' | 'said' | 'unknown'
  readonly text: string
  readonly spentMs: number
  readonly confidence: string
}

/** What the learner put down, beside the model answer and in the same size. */
export function OwnAnswer({ attempt, text, spentMs, confidence }: OwnAnswerProps) {
  return (
    <section aria-label="Your answer">
      <div className="mb-1.5 flex justify-between gap-4 text-small text-muted">
        <h2 className="text-small font-normal tracking-normal">You said</h2>
        <span>
          {duration(Math.max(1_000, spentMs))} · {confidence}
        </span>
      </div>
      <p className="border-l-2 border-line pl-4.5 whitespace-pre-wrap text-muted">
        {text.trim() || whatWasDone[attempt]}
      </p>
    </section>
  )
}

const whatWasDone = {
  typed: 'Nothing written down.',
  said: 'Said aloud; nothing was recorded.',
  unknown: 'You said that you do not know yet. That is worth more than a guess dressed up.',
} as const
