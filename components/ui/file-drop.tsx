'use client'

import { type DragEvent, type ReactNode, useId, useState } from 'react'

interface FileDropProps {
  readonly label: string
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly children: ReactNode
}

/** A file by the system's own chooser or dropped here; the whole area is the label of the input. */
export function FileDrop({ label, accept, onFile, children }: FileDropProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  const onDrag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    <div
      className={`relative rounded-lg border border-dashed px-5 py-6 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal ${over ? 'border-ink bg-wash' : 'border-edge'}`}
      onDragLeave={(event) => onDrag(event, false)}
      onDragOver={(event) => onDrag(event, true)}
      onDrop={(event) => {
        onDrag(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <label
        className="inline-flex min-h-11 cursor-pointer items-center rounded-lg border border-edge bg-surface px-4 py-2 text-[0.9375rem] font-medium hover:border-ink"
        htmlFor={id}
      >
        {label}
      </label>
      <input
        accept={accept}
        className="sr-only"
        id={id}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file again is a new choice.
          event.currentTarget.value = ''
        }}
        type="file"
      />
      <p className="mt-3 text-small text-muted">{children}</p>
    </div>
  )
}
