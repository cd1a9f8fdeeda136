import type { ReactNode } from 'react'

interface ScrollProps {
  readonly label: string
  readonly children: ReactNode
}

/** Scrolls by itself where a phone is too narrow, and the keyboard can do that too. */
export function Scroll({ label, children }: ScrollProps) {
  return (
    <div
      aria-label={label}
      className="overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3"
      role="region"
      tabIndex={0}
    >
      {children}
    </div>
  )
}
