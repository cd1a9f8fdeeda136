'use client'

import { useEffect, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'

export interface Probe {
  readonly ask: string
  readonly answer: string
}

/** What the interviewer asks next, one at a time: each is answered in the head before it opens. */
export function Probes({ probes }: { readonly probes: readonly Probe[] }) {
  // Asked, answered, asked, answered …
  const [step, setStep] = useState(0)
  const asked = Math.floor(step / 2) + 1
  const answered = Math.ceil(step / 2)
  const done = answered === probes.length
  const last = useRef<HTMLLIElement>(null)
  // The button goes with its last press; whoever pressed it goes on at what it opened.
  useEffect(() => {
    if (done) last.current?.focus()
  }, [done])

  if (probes.length === 0) return null
  return (
    <section aria-label="Follow-up questions" className="mt-7 border-t border-line pt-4 text-small">
      <h2 className="text-small font-normal tracking-normal text-muted">
        Then the interviewer asks
      </h2>
      <ol aria-live="polite">
        {probes.slice(0, asked).map(({ ask, answer }, index) => (
          <li
            key={ask}
            className="mt-3 outline-none"
            {...(index === probes.length - 1 && { ref: last, tabIndex: -1 })}
          >
            <p className="leading-snug font-medium">{ask}</p>
            {index < answered && (
              <p className="mt-1.5 border-l-2 border-line pl-3 text-muted">{answer}</p>
            )}
          </li>
        ))}
      </ol>
      {!done && (
        <Button className="mt-3" onClick={() => setStep(step + 1)}>
          {answered < asked
            ? 'Show a short answer'
            : `Next probe, ${asked + 1} of ${probes.length}`}
        </Button>
      )}
    </section>
  )
}
