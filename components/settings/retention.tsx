'use client'

import { later, useLater } from '@/components/shell/later'
import { Field } from '@/components/ui/field'
import type { Day } from '@/lib/review/day'
import type { Settings } from '@/lib/review/settings'
import { RETENTION_PERCENT } from '@/lib/review/settings-fields'

import { useSetting } from './use-setting'

// It knows the scheduling library.
const preview = later(async () => (await import('./workload-preview')).WorkloadPreview)

const LABEL = 'Recall to aim for'

interface RetentionProps {
  readonly settings: Settings | undefined
  readonly today: Day
  readonly onChange: (label: string, change: Partial<Settings>) => Promise<void>
}

/** A question returns when the chance to recall it has fallen to this; what that costs is shown while choosing. */
export function Retention({ settings, today, onChange }: RetentionProps) {
  const { text, problem, type, end } = useSetting({
    name: 'retention',
    settings,
    today,
    settles: true,
    onChange: (change) => onChange(LABEL, change),
  })
  const { Part: WorkloadPreview } = useLater(preview)
  return (
    <>
      <Field
        hint="A question comes back when your chance to recall it has fallen to this."
        label={LABEL}
        problem={problem}
      >
        {(control) => (
          <span className="flex items-center gap-4">
            <input
              {...control}
              aria-valuetext={`${text} %`}
              className="h-11 min-w-0 flex-1 cursor-pointer accent-(--color-ink) disabled:cursor-default"
              disabled={settings === undefined}
              max={RETENTION_PERCENT.most}
              min={RETENTION_PERCENT.least}
              onBlur={end}
              onChange={({ currentTarget }) => type(currentTarget.value)}
              step={1}
              type="range"
              // The middle, so that the knob does not travel when the value comes.
              value={text === '' ? 90 : text}
            />
            <output className="w-12 text-right text-lead font-semibold" htmlFor={control.id}>
              {text === '' ? '' : `${text} %`}
            </output>
          </span>
        )}
      </Field>
      <div className="mt-3 min-h-69">
        {WorkloadPreview && settings && <WorkloadPreview percent={Number(text)} />}
      </div>
    </>
  )
}
