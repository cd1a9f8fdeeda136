'use client'

import { RadioGroup } from 'radix-ui'

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** One of a few, all in view: arrow keys move, the chosen one has a double border. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, choices, value, onChange, disabled } = props
  return (
    <RadioGroup.Root
      aria-label={label}
      className="grid auto-cols-fr grid-flow-col gap-2"
      disabled={disabled ?? false}
      onValueChange={(next) => onChange(next as Value)}
      value={value ?? null}
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          className="min-h-11 rounded-lg border border-edge bg-surface px-1 py-2 text-[0.9375rem] leading-tight text-muted transition-colors duration-100 hover:border-ink hover:text-ink aria-checked:border-ink aria-checked:font-medium aria-checked:text-ink aria-checked:inset-ring aria-checked:inset-ring-ink"
          value={choice.value}
        >
          {choice.label}
          {choice.hint && <span className="mt-0.5 block font-mono text-xs">{choice.hint}</span>}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
