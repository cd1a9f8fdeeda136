'use client'

import { useState } from 'react'

import { useReview } from '@/components/shell/use-review'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import { dayAt } from '@/lib/review/day'

import { Retention } from './retention'
import { SettingField } from './setting-field'
import { type Outcome, useSettingsWriter } from './use-settings-writer'

const counts = [
  { name: 'newPerDay', label: 'New questions a day', hint: 'Started for the first time.' },
  {
    name: 'reviewsPerDay',
    label: 'Reviews a day',
    hint: 'At most. What does not fit waits, the most valuable first.',
  },
] as const

/** Drawn at once and filled when the history is open, so that nothing moves. */
export function ReviewSettings() {
  const view = useReview()
  const { outcome, change } = useSettingsWriter()
  const [nowMs] = useState(() => Date.now())
  const open = view.phase === 'open' ? view : undefined
  const settings = open?.state.settings
  const today = open ? dayAt(nowMs, open.schedule.calendar) : ''
  const shared = { settings, today, onChange: change }
  if (view.phase === 'failed') {
    return <p>Your settings could not be read. {storageProblems[view.problem]}</p>
  }
  return (
    <>
      <Retention {...shared} />
      <div className="mt-6 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {counts.map((field) => (
          <SettingField key={field.name} {...shared} {...field} kind="number" />
        ))}
        <SettingField
          {...shared}
          hint="Until then it is still yesterday."
          kind="hour"
          label="A day starts at"
          name="dayStartsAtHour"
        />
      </div>
      <h3 className="mt-7 mb-3 font-semibold">The interview</h3>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <SettingField
          {...shared}
          hint={dateHint(settings?.interviewDay, today)}
          kind="date"
          label="Date"
          name="interviewDay"
        />
        <SettingField
          {...shared}
          hint="What you can give. Empty: no plan."
          kind="number"
          label="Minutes a day"
          name="minutesPerDay"
        />
      </div>
      <div aria-live="polite" className="mt-3 min-h-11 text-small" role="status">
        {outcome && <Said outcome={outcome} />}
      </div>
    </>
  )
}

function dateHint(day: string | undefined, today: string): string {
  if (day === undefined) return 'With it, review aims at that day. Empty: no date.'
  return day > today
    ? 'Review aims at this day.'
    : 'This day has passed; review goes on without it.'
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'kept':
      return (
        <>
          <Mark shape="dot" /> Kept: {outcome.label}.{' '}
          <button
            className="min-h-11 px-2 text-signal underline"
            onClick={outcome.undo}
            type="button"
          >
            Undo
          </button>
        </>
      )
    case 'undone':
      return `${outcome.label} is as it was before.`
    case 'failed':
      return (
        <>
          <Mark shape="cross" /> Not kept: {outcome.label}. {outcome.why}
        </>
      )
  }
}
