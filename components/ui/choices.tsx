'use client'

import { useEffect, useId, useRef } from 'react'

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
}

/** One of a few, all in view. Native radios: the arrow keys, names and states come for free. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, choices, value, onChange } = props
  const name = useId()
  const group = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    // What was chosen before this page listened is marked, and nowhere else known.
    const early = group.current?.querySelector<HTMLInputElement>(':checked')?.value
    const { value: known, onChange: tell } = latest.current
    if (early !== undefined && known === undefined) tell(early as Value)
  }, [])
  return (
    <div
      ref={group}
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fit,minmax(4.5rem,1fr))] gap-2"
      role="radiogroup"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="relative grid min-h-11 cursor-pointer place-items-center rounded-lg border border-edge bg-surface px-1 py-2 text-center text-[0.9375rem] leading-tight text-muted transition-colors duration-100 hover:border-ink hover:text-ink has-checked:border-ink has-checked:font-medium has-checked:text-ink has-checked:inset-ring has-checked:inset-ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal"
        >
          <input
            checked={choice.value === value}
            className="absolute inset-0 cursor-pointer appearance-none rounded-lg outline-none"
            name={name}
            onChange={() => onChange(choice.value)}
            type="radio"
            value={choice.value}
          />
          {choice.label}
        </label>
      ))}
    </div>
  )
}
