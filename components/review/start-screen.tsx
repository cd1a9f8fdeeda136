'use client'

import { useState } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { count } from '@/lib/format/count'
import { minutesFor, offerOf, SECONDS_PER_CARD, type Offer } from '@/lib/review/offer'
import type { Asked } from '@/lib/review/queue'
import type { SessionChoice } from '@/lib/review/session'
import { everything } from '@/lib/review/sitting'
import type { SittingState, SittingStore } from '@/lib/state/sitting-store'

import { ChoiceForm } from './choice-form'
import { wordsOf } from './happenings'
import type { Names } from './names'
import { NothingWaits } from './nothing-waits'
import type { World } from './review-room'
import { useNow } from './use-now'

interface StartScreenProps {
  readonly store: SittingStore
  readonly sitting: SittingState
  readonly names: Names
  readonly world: World
}

/** What waits, and how much of it to sit down with. */
export function StartScreen({ store, sitting: { happening }, names, world }: StartScreenProps) {
  const input = world(useNow(30_000))
  const [choice, setChoice] = useState(everything)
  const offer = offerOf(input, choice)
  const helping = isEverything(choice) ? offer.helping : undefined
  const waits = offerOf(input, everything).asked.length > 0
  const begin = (only?: readonly Asked[]) =>
    store.actions.begin({ choice, only: only?.map(({ item }) => item.id) })
  const cards = (helping ?? offer).asked.length

  return (
    <div className="mx-auto flex w-full max-w-column grow flex-col px-4.5 pt-8 sm:px-7 sm:py-11">
      <h1 className="text-title sm:text-display">Review</h1>
      {waits ? <Waiting helping={helping} offer={offer} /> : <NothingWaits offer={offer} />}
      <FromPlan newPerDay={input.newPerDay} />
      <ChoiceForm choice={choice} onChoice={setChoice} />
      <p aria-live="polite" className="mt-3 min-h-6 text-small text-muted">
        {happening ? wordsOf(happening, names) : cards === 0 && waits && noMatch(choice)}
      </p>
      <div className="h-6" />
      {cards > 0 && (
        <StartBar
          cards={cards}
          cram={choice.cram}
          onAll={helping && offer.asked.length > cards ? () => begin() : undefined}
          onStart={() => begin(helping?.asked)}
        />
      )}
    </div>
  )
}

interface StartBarProps {
  readonly cards: number
  readonly cram: boolean
  readonly onStart: () => void
  /** Instead of the helping, all that a day allows. */
  readonly onAll: (() => void) | undefined
}

function StartBar({ cards, cram, onStart, onAll }: StartBarProps) {
  useShortcuts('Review', [
    { keys: 'Enter', label: 'Start', run: onStart },
    { keys: 'Space', label: 'Start', run: onStart },
  ])
  return (
    <BottomBar>
      <div className="flex flex-wrap gap-2.5">
        <Button className="min-h-13 grow sm:min-w-48 sm:grow-0" look="primary" onClick={onStart}>
          {cram ? 'Practise' : 'Review'} {count(cards, 'card')}
        </Button>
        {onAll && (
          <Button className="min-h-13" onClick={onAll}>
            All of today
          </Button>
        )}
      </div>
    </BottomBar>
  )
}

const isEverything = ({ topics, levels, dueOnly, cram }: SessionChoice) =>
  topics.length + levels.length === 0 && !dueOnly && !cram

const noMatch = ({ dueOnly }: SessionChoice) =>
  dueOnly
    ? 'Nothing of this is due. New cards would be asked without “due only”.'
    : 'Nothing of this waits today. Practise it without touching the schedule, or choose more.'

/** With an interview to come, how many are new is not the setting's to say. */
function FromPlan({ newPerDay }: { readonly newPerDay: number | undefined }) {
  if (newPerDay === undefined) return null
  return (
    <p className="mt-1 text-muted">
      {count(newPerDay, 'new card')} a day until your interview, as{' '}
      <Link className="text-signal underline" href="/progress">
        your plan
      </Link>{' '}
      has it.
    </p>
  )
}

interface WaitingProps {
  readonly offer: Offer
  readonly helping: Offer['helping']
}

function Waiting({ offer: { due, fresh, minutes, asked }, helping }: WaitingProps) {
  if (helping) {
    const cards = helping.asked.length
    return (
      <div className="mt-3">
        <p className="text-lead font-semibold">
          {count(cards, 'card')} to come back with, about {minutesFor(cards)} min
        </p>
        <p className="mt-2 text-muted">
          These are worth most after the time away. The other {helping.waiting} wait: they stay due,
          and nothing you learned is taken from you.
        </p>
      </div>
    )
  }
  return (
    <div className="mt-3">
      <p aria-live="polite" className="text-lead font-semibold">
        {due === 0 ? count(fresh, 'new card') : `${count(due, 'card')} due, ${fresh} new`}
      </p>
      <p className="mt-1 text-muted">
        About {minutes} min for {count(asked.length, 'card')} at {SECONDS_PER_CARD} s each. Topics
        take turns.
      </p>
    </div>
  )
}
