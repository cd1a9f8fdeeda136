'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'

export interface Probe {
  readonly ask: string
  readonly answer: string
}

/** What the interviewer asks next, one at a time: each is answered in the head before it opens. */
export function Probes({ probes }: { readonly probes: readonly Probe[] }) {
  const [shown, setShown] = useState(1)
  const [opened, setOpened] = useState(0)
  if (probes.length === 0) return null
  const pending = opened < shown
  return (
    <section aria-label="Follow-up questions" className="mt-7 border-t border-line pt-4 text-small">
      <h2 className="text-small font-normal tracking-normal text-muted">
        Then the interviewer asks
      </h2>
      <ol aria-live="polite">
        {probes.slice(0, shown).map(({ ask, answer }, index) => (
          <li key={ask} className="mt-3">
            <p className="leading-snug font-medium">{ask}</p>
            {index < opened && (
              <p className="mt-1.5 border-l-2 border-line pl-3 text-muted">{answer}</p>
            )}
          </li>
        ))}
      </ol>
      {pending && (
        <Button className="mt-3" onClick={() => setOpened(shown)}>
          Show a short answer
        </Button>
      )}
      {!pending && shown < probes.length && (
        <Button className="mt-3" onClick={() => setShown(shown + 1)}>
          Next probe, {shown + 1} of {probes.length}
        </Button>
      )}
    </section>
  )
}
