'use client'

import { type ReactNode, useId } from 'react'

import { RevealGate } from '@/components/answer/reveal-gate'
import { useDraft } from '@/components/answer/use-draft'

interface DiagnosisProps {
  readonly id: string
  readonly children: ReactNode
}

export function Diagnosis({ id, children }: DiagnosisProps) {
  const box = useId()
  const { text, write } = useDraft(id)
  return (
    <>
      <label className="text-small text-muted" htmlFor={box}>
        The cause, what you would do first, and what told you
      </label>
      <textarea
        className="mt-1.5 mb-4 block h-32 w-full rounded-[10px] border border-edge bg-surface px-3.5 py-3"
        id={box}
        onChange={(event) => write(event.currentTarget.value)}
        value={text ?? ''}
      />
      <RevealGate
        attempted={(text ?? '').trim().length > 0}
        hint="Commit yourself first."
        label="Reveal the cause"
      >
        {children}
      </RevealGate>
    </>
  )
}
