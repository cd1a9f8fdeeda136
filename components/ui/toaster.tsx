'use client'

import { useEffect, useRef } from 'react'
import { toast, Toaster as Sonner } from 'sonner'

interface ToasterProps {
  readonly notices: readonly {
    readonly text: string
    readonly action?: { readonly label: string; readonly run: () => void }
  }[]
}

export default function Toaster({ notices }: ToasterProps) {
  const shown = useRef(0)
  useEffect(() => {
    for (const { text, action } of notices.slice(shown.current)) {
      toast(text, {
        duration: Infinity,
        closeButton: true,
        ...(action && { action: { label: action.label, onClick: action.run } }),
      })
    }
    shown.current = notices.length
  }, [notices])

  return (
    <Sonner
      position="bottom-center"
      toastOptions={{
        style: {
          background: 'var(--color-surface)',
          borderColor: 'var(--color-edge)',
          color: 'var(--color-ink)',
          font: 'inherit',
          fontSize: '0.9375rem',
        },
      }}
    />
  )
}
