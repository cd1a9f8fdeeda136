import type { ReactNode } from 'react'

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-surface px-1.5 py-px text-xs whitespace-nowrap text-muted">
      {children}
    </kbd>
  )
}
