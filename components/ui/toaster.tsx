'use client'

import { useEffect, useRef } from 'react'
import { toast, Toaster as Sonner } from 'sonner'

interface ToasterProps {
  readonly notices: readonly {
    readonly text: string
    readonly action?: { readonly label: string; readonly run: () => void }
  }[]
}

/** At the top: the bottom of a phone belongs to the next action. */
export default function Toaster({ notices }: ToasterProps) {
  const shown = useRef(0)
  useEffect(() => {
    for (const { text, action } of notices.slice(shown.current)) {
      toast(text, {
        duration: Infinity,
        ...(action && { action: { label: action.label, onClick: action.run } }),
        cancel: { label: 'Dismiss', onClick: () => undefined },
      })
    }
    shown.current = notices.length
  }, [notices])

  return (
    <Sonner
      position="top-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full flex-wrap items-center gap-x-2 gap-y-1 rounded-lg border border-edge bg-surface px-4 py-2.5 font-sans text-[0.9375rem] leading-snug text-ink',
          content: 'basis-full',
          actionButton: 'min-h-11 rounded-lg border border-edge px-4 font-medium hover:border-ink',
          cancelButton: 'min-h-11 px-3 text-muted hover:text-ink',
        },
      }}
    />
  )
}
