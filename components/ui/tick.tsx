import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

interface TickProps {
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** A native checkbox in the house's clothes: the whole row is the target. */
export function Tick({ checked, disabled, onChange, children }: TickProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2.5 leading-snug has-disabled:cursor-default">
      <span className="relative mt-0.5 size-4.5 flex-none">
        <input
          checked={checked}
          className="peer size-full appearance-none rounded border-[1.5px] border-edge bg-surface checked:border-ink checked:bg-ink"
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
          type="checkbox"
        />
        <Check
          aria-hidden
          className="pointer-events-none absolute inset-0.5 hidden size-3.5 text-paper peer-checked:block"
          strokeWidth={3}
        />
      </span>
      <span>{children}</span>
    </label>
  )
}
