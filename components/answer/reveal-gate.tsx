'use client'

import { type ReactNode, useState } from 'react'

import { Button } from '@/components/ui/button'

import { useFocusOnMount } from './use-focus-on-mount'

interface RevealGateProps {
  readonly attempted: boolean
  readonly label: string
  /** What to do first, while nothing was tried. */
  readonly hint: string
  readonly children: ReactNode
}

/** Mounts what is behind it only once it was opened: not hidden, absent. */
export function RevealGate({ attempted, label, hint, children }: RevealGateProps) {
  const [open, setOpen] = useState(false)
  if (open) return <Revealed>{children}</Revealed>
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Button disabled={!attempted} look="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {!attempted && <p className="text-small text-muted">{hint}</p>}
    </div>
  )
}

function Revealed({ children }: { readonly children: ReactNode }) {
  const ref = useFocusOnMount<HTMLDivElement>()
  return (
    <div ref={ref} className="outline-none" tabIndex={-1}>
      {children}
    </div>
  )
}
