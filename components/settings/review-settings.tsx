'use client'

import { useState } from 'react'

import { useReview } from '@/components/shell/use-review'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import { dayAt } from '@/lib/review/day'

import { InterviewSettings, isPlanned } from './interview-settings'
import { Retention } from './retention'
import { SettingField } from './setting-field'
import { type Outcome, useSettingsWriter } from './use-settings-writer'

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
        <SettingField
          {...shared}
          hint={
            isPlanned(settings, today)
              ? 'Your plan says how many until the interview. This counts after it.'
              : 'Started for the first time.'
          }
          kind="number"
          label="New questions a day"
          name="newPerDay"
        />
        <SettingField
          {...shared}
          hint="At most. What does not fit waits, the most valuable first."
          kind="number"
          label="Reviews a day"
          name="reviewsPerDay"
        />
        <SettingField
          {...shared}
          hint="Until then it is still yesterday."
          kind="hour"
          label="A day starts at"
          name="dayStartsAtHour"
        />
      </div>
      <InterviewSettings {...shared} />
      <div aria-live="polite" className="mt-3 min-h-11 text-small" role="status">
        {outcome && <Said outcome={outcome} />}
      </div>
    </>
  )
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
