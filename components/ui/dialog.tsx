'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The palette says its own name; other dialogs show their title. */
  readonly titleHidden?: boolean
}

export function Dialog({ title, open, onClose, children, titleHidden = false }: DialogProps) {
  // There is no Radix trigger to go back to: a key may have opened it from anywhere.
  const [opener] = useState(() => document.activeElement)
  return (
    <Primitive.Root onOpenChange={(next) => !next && onClose()} open={open}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_255/0.45)]" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener instanceof HTMLElement) opener.focus()
          }}
          className="fixed top-[10vh] left-1/2 z-50 flex max-h-[80vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-edge bg-surface text-ink"
        >
          <div className={titleHidden ? 'sr-only' : 'flex items-center px-5 pt-4'}>
            <Primitive.Title className="flex-1 text-lead font-semibold">{title}</Primitive.Title>
            {!titleHidden && (
              <Primitive.Close
                aria-label="Close"
                className="-mr-2.5 grid size-11 place-items-center text-muted hover:text-ink"
              >
                <X aria-hidden className="size-5" />
              </Primitive.Close>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
