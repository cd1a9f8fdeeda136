'use client'

import { type ReactNode, useId } from 'react'

/** For the control: it is named by its label, and described by what stands below. */
interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with what was typed. */
  readonly problem: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

export const controlClass =
  'min-h-11 w-full min-w-0 rounded-lg border border-edge bg-surface px-3 py-2 text-ink enabled:hover:border-ink disabled:border-line aria-invalid:border-stop'

export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const words = `${id}-words`
  return (
    // In a grid a date would otherwise be as wide as it likes.
    <div className="min-w-0">
      <label className="mb-1.5 block text-[0.9375rem] font-medium" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': words, 'aria-invalid': problem !== undefined })}
      <p className="mt-1.5 min-h-5 text-small text-muted" id={words}>
        {problem ? <span className="text-stop">{problem}</span> : hint}
      </p>
    </div>
  )
}
