import type { ReactNode } from 'react'

interface EmptyProps {
  readonly says: string
  readonly children?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export function Empty({ says, children }: EmptyProps) {
  return (
    <div className="rounded-lg border border-dashed border-edge px-5 py-8 text-muted">
      <p className="max-w-[60ch]">{says}</p>
      {children && <div className="mt-5 flex flex-wrap gap-3">{children}</div>}
    </div>
  )
}
