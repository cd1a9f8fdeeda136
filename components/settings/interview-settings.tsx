'use client'

import { Link } from '@/components/ui/link'
import type { Day } from '@/lib/review/day'
import type { Settings } from '@/lib/review/settings'

import { SettingField } from './setting-field'

interface InterviewSettingsProps {
  readonly settings: Settings | undefined
  readonly today: Day
  readonly onChange: (label: string, change: Partial<Settings>) => Promise<void>
}

/** A day to aim at, and the time there is until then: with both there is a plan. */
export function InterviewSettings(shared: InterviewSettingsProps) {
  const { settings, today } = shared
  return (
    <>
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
          hint={isPlanned(settings, today) ? <ToPlan /> : 'What you can give. Empty: no plan.'}
          kind="number"
          label="Minutes a day"
          name="minutesPerDay"
        />
      </div>
    </>
  )
}

export function isPlanned(settings: Settings | undefined, today: Day): boolean {
  const { interviewDay = '', minutesPerDay } = settings ?? {}
  return interviewDay > today && minutesPerDay !== undefined
}

function dateHint(day: Day | undefined, today: Day): string {
  if (day === undefined) return 'With it, review aims at that day. Empty: no date.'
  return day > today
    ? 'Review aims at this day.'
    : 'This day has passed; review goes on without it.'
}

function ToPlan() {
  return (
    <>
      What there is time for, and what not, is in{' '}
      <Link className="underline underline-offset-4" href="/progress">
        your plan
      </Link>
      .
    </>
  )
}
