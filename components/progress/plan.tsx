'use client'

import type { ReactNode } from 'react'

import { Link } from '@/components/ui/link'
import type { DeckEntry } from '@/lib/content/deck'
import type { ItemId } from '@/lib/content/item-id'
import { longDay } from '@/lib/format/calendar-day'
import { count } from '@/lib/format/count'
import { duration } from '@/lib/format/duration'
import type { Aim } from '@/lib/review/figures/report'

interface PlanProps {
  readonly aim: Aim
  readonly minutesPerDay: number | undefined
  readonly deck: readonly DeckEntry[]
}

/** What is aimed at, what that asks for on a day, and what there is no time for. */
export function Plan({ aim, minutesPerDay, deck }: PlanProps) {
  switch (aim.kind) {
    case 'none':
      return (
        <Note>
          No interview date is set. With one, and the minutes you have on a day, this page says what
          you would recall on that day and what there is no time for.{' '}
          <ToSettings>Set a date</ToSettings>
        </Note>
      )
    case 'over':
      return (
        <Note>
          The interview of {longDay(aim.day)} is here or over.{' '}
          <ToSettings>Set another date</ToSettings>
        </Note>
      )
    case 'without minutes':
      return (
        <Note>
          Interview on {longDay(aim.day)}. How many minutes a day do you have until then?{' '}
          <ToSettings>Set the minutes</ToSettings>, and a plan says how they are best spent.
        </Note>
      )
    case 'planned':
      return <Planned aim={aim} deck={deck} minutesPerDay={minutesPerDay} />
  }
}

interface PlannedProps extends Omit<PlanProps, 'aim'> {
  readonly aim: Extract<Aim, { kind: 'planned' }>
}

function Planned({ aim: { plan }, minutesPerDay = 0, deck }: PlannedProps) {
  const { interviewDay, days, secondsPerItem, perDay, newPerDay, dropped } = plan
  return (
    <section aria-labelledby="plan">
      <p className="text-small text-muted">The plan</p>
      <h2 className="mt-0.5 text-lead text-pretty" id="plan">
        {count(days, 'day')} until {longDay(interviewDay)}: {count(perDay, 'item')} a day in{' '}
        {minutesPerDay} min, {newPerDay} of them new.
      </h2>
      <p className="mt-1 text-small text-muted">
        An item takes you about {duration(secondsPerItem * 1_000)}. A day you miss is no debt: the
        days left are planned anew. <ToSettings>Change the plan</ToSettings>
      </p>
      {dropped.length > 0 ? (
        <Dropped deck={deck} ids={dropped.map(({ id }) => id)} />
      ) : (
        <p className="mt-3 text-small">There is time for every question.</p>
      )}
    </section>
  )
}

interface DroppedProps {
  readonly ids: readonly ItemId[]
  readonly deck: readonly DeckEntry[]
}

function Dropped({ ids, deck }: DroppedProps) {
  const prompts = new Map(deck.map(({ id, prompt }) => [id, prompt]))
  return (
    <details className="mt-2 text-small">
      <summary className="min-h-11 cursor-pointer py-2.5 hover:underline">
        There is no time for {count(ids.length, 'question')}
      </summary>
      <ul className="hairlines border-y border-line">
        {ids.map((id) => (
          <li key={id}>
            <Link className="block min-h-11 py-2.5 hover:underline" href={`/questions/${id}`}>
              {prompts.get(id) ?? id}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-[68ch] text-muted">{children}</p>
}

function ToSettings({ children }: { readonly children: ReactNode }) {
  return (
    <Link
      className="-my-2.5 inline-block py-2.5 text-signal underline decoration-line underline-offset-4 hover:decoration-current"
      href="/settings"
    >
      {children}
    </Link>
  )
}
