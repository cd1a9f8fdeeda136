'use client'

import { useState } from 'react'

import { controlClass } from '@/components/ui/field'
import {
  valueAt,
  type ChoiceField,
  type Field,
  type NumberField,
  type Path,
} from '@/lib/simulator/field'
import type { Problem } from '@/lib/simulator/host'

interface ControlsProps {
  readonly fields: readonly Field[]
  readonly proposed: unknown
  readonly problems: readonly Problem[]
  readonly onPropose: (path: Path, value: unknown) => void
}

/** Each control proposes a scenario; what the schema refuses is said below it. */
export function Controls({ fields, proposed, problems, onPropose }: ControlsProps) {
  const groups = [...new Set(fields.map(({ group }) => group))]
  const told = problems.map((problem) => ({ problem, field: fieldOf(problem, fields) }))
  const elsewhere = told.filter(({ field }) => field === undefined).map(({ problem }) => problem)
  return (
    <div>
      {groups.map((group, n) => (
        <details key={group} className="border-t border-line" open={n === 0}>
          <summary className="min-h-11 cursor-pointer py-2.5 text-small font-medium">
            {group}
          </summary>
          <div aria-label={group} className="grid gap-3 pb-4" role="group">
            {fields
              .filter((field) => field.group === group)
              .map((field) => (
                <Control
                  key={`${field.label} ${field.path.join('.')}`}
                  field={field}
                  onPropose={onPropose}
                  problem={told.find((each) => each.field === field)?.problem.says}
                  value={valueAt(proposed, field.path)}
                />
              ))}
          </div>
        </details>
      ))}
      <p aria-live="polite" className="text-small text-stop empty:hidden">
        {elsewhere.map(({ path, says }) => `${path.join('.')} ${says}`).join('; ')}
      </p>
    </div>
  )
}

/** The control that is meant: of two that hold the place of a problem, the inner one. */
function fieldOf({ path }: Problem, fields: readonly Field[]): Field | undefined {
  return fields
    .filter((field) => field.path.every((key, n) => path[n] === key))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

interface ControlProps<Kind extends Field = Field> {
  readonly field: Kind
  readonly value: unknown
  readonly problem: string | undefined
  readonly onPropose: (path: Path, value: unknown) => void
}

function Control(props: ControlProps) {
  const { field, problem } = props
  // The group says which lane it is; only a reader of labels needs it again.
  const [, short = field.label] = /^[^:]*: (.*)$/.exec(field.label) ?? []
  return (
    <label className="block min-w-0">
      <span aria-hidden className="mb-1 block text-small text-muted first-letter:uppercase">
        {short}
      </span>
      {field.kind === 'number' ? (
        <NumberControl {...props} field={field} />
      ) : (
        <ChoiceControl {...props} field={field} />
      )}
      {problem && <span className="mt-1 block text-small text-stop">{problem}</span>}
    </label>
  )
}

function NumberControl({ field, value, problem, onPropose }: ControlProps<NumberField>) {
  const [typed, setTyped] = useState<string>()
  const { label, path, unit, least, most } = field
  return (
    <span className="flex items-center gap-2">
      <input
        aria-invalid={problem !== undefined}
        aria-label={unit ? `${label}, in ${unit}` : label}
        className={`${controlClass} tabular-nums`}
        inputMode="decimal"
        max={most}
        min={least}
        onBlur={() => setTyped(undefined)}
        onChange={({ target }) => {
          setTyped(target.value)
          const entered = Number(target.value)
          if (target.value.trim() !== '' && Number.isFinite(entered)) onPropose(path, entered)
        }}
        // Numbered steps count from the least: 1 from 0.001 would lead from 5 to 5.001.
        step="any"
        type="number"
        value={typed ?? String(value ?? '')}
      />
      {unit && <span className="flex-none text-small text-muted">{unit}</span>}
    </span>
  )
}

function ChoiceControl({ field, onPropose }: ControlProps<ChoiceField>) {
  const { label, path, chosen, options } = field
  const isListed = options.some((option) => option.label === chosen)
  return (
    <select
      aria-label={label}
      className={controlClass}
      onChange={({ target }) => {
        const option = options.find((each) => each.label === target.value)
        if (option) onPropose(path, option.set)
      }}
      value={chosen}
    >
      {!isListed && <option value={chosen}>{chosen}</option>}
      {options.map((option) => (
        <option key={option.label} value={option.label}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
