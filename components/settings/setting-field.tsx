'use client'

import { type ComponentProps, type ReactNode } from 'react'

import { controlClass, Field } from '@/components/ui/field'
import type { Day } from '@/lib/review/day'
import type { Settings } from '@/lib/review/settings'
import type { SettingName } from '@/lib/review/settings-fields'

import { useSetting } from './use-setting'

interface SettingFieldProps {
  readonly name: SettingName
  readonly label: string
  readonly hint?: ReactNode
  readonly kind: 'number' | 'date' | 'hour'
  readonly settings: Settings | undefined
  readonly today: Day
  readonly onChange: (label: string, change: Partial<Settings>) => Promise<void>
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** One setting. It is kept when the field is left, at Enter, or once a choice has come to rest. */
export function SettingField({ label, hint, kind, onChange, ...setting }: SettingFieldProps) {
  const { text, problem, type, end } = useSetting({
    ...setting,
    settles: kind !== 'number',
    onChange: (change) => onChange(label, change),
  })
  const shared = {
    disabled: setting.settings === undefined,
    onBlur: end,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      type(currentTarget.value),
    value: text,
  }
  return (
    <Field hint={hint} label={label} problem={problem}>
      {(control) =>
        kind === 'hour' ? (
          <HourSelect {...control} {...shared} />
        ) : (
          <input
            {...control}
            {...shared}
            autoComplete="off"
            className={controlClass}
            {...(kind === 'date' ? { type: 'date' } : { type: 'text', inputMode: 'numeric' })}
            onKeyDown={({ key }) => key === 'Enter' && end()}
          />
        )
      }
    </Field>
  )
}

function HourSelect(props: ComponentProps<'select'>) {
  return (
    <select {...props} className={controlClass}>
      {hours.map((hour) => (
        <option key={hour} value={hour}>
          {`${hour}`.padStart(2, '0')}:00
        </option>
      ))}
    </select>
  )
}
