'use client'

import type { ReactNode } from 'react'

import { useFocusOnMount } from '@/components/answer/use-focus-on-mount'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Button, ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { TitleList } from '@/components/ui/title-list'
import type { ItemId } from '@/lib/content/item-id'
import { count } from '@/lib/format/count'
import { duration, interval } from '@/lib/format/duration'
import type { Standing } from '@/lib/progress/undo'
import { offerOf } from '@/lib/review/offer'
import { recapOf, type Recap } from '@/lib/review/recap'
import { everything, practised } from '@/lib/review/sitting'
import { retryAfter } from '@/lib/review/waits'
import type { SittingState, SittingStore } from '@/lib/state/sitting-store'

import { wordsOf } from './happenings'
import type { Names } from './names'
import { RetryAfterLine } from './retry-after-line'
import type { World } from './review-room'
import { useNow } from './use-now'

interface EndScreenProps {
  readonly store: SittingStore
  readonly sitting: SittingState
  readonly events: readonly Standing[]
  readonly names: Names
  readonly world: World
}

/** What the session came to, and where it goes on. */
export function EndScreen({ store, sitting, events, names, world }: EndScreenProps) {
  const nowMs = useNow(30_000)
  const { cram } = sitting.sitting.choice
  const recap = recapOf(cram ? practised(events) : events)
  const input = world(nowMs)
  const { asked, next } = offerOf(input, everything)
  const waits = cram ? undefined : waitsIn(input)
  const title = useFocusOnMount<HTMLHeadingElement>()
  const { actions } = store
  return (
    <div className="mx-auto flex w-full max-w-column grow flex-col px-4.5 pt-8 sm:px-7 sm:py-11">
      <h1 ref={title} className="text-title outline-none sm:text-display" tabIndex={-1}>
        {headline(recap)}
      </h1>
      <p className="mt-3 text-muted">
        {recap.asked.length > 0 && `${duration(recap.spentMs)} of thinking. `}
        {cram && 'It was practice: the schedule is as it was. '}
        {next && asked.length === 0 && <RetryAfterLine wait={interval(next.atMs - nowMs)} />}
      </p>
      <Group ids={recap.sureAndWrong} names={names} title="Sure, and wrong" waits={waits}>
        <Mark shape="cross" /> {cram ? 'Worth another look.' : 'Back tomorrow, whatever the grade.'}
      </Group>
      <Group
        ids={without(recap.learned, recap.sureAndWrong)}
        names={names}
        title="Recalled"
        waits={waits}
      >
        <Mark shape="dot" /> At the last try at least.
      </Group>
      <p aria-live="polite" className="mt-4 min-h-6 text-small">
        {sitting.happening && wordsOf(sitting.happening, names)}
      </p>
      <BottomBar>
        <div className="grid grid-cols-2 gap-2.5 sm:flex">
          {asked.length > 0 ? (
            <Button
              className="col-span-2 min-h-13"
              look="primary"
              onClick={() => actions.begin({ choice: everything })}
            >
              Go on with {count(asked.length, 'card')}
            </Button>
          ) : (
            <ButtonLink className="col-span-2 min-h-13" href="/" look="primary">
              Back to Today
            </ButtonLink>
          )}
          <Button className="min-h-13" onClick={() => void actions.undo()}>
            Undo the last step
          </Button>
          <Button className="min-h-13" onClick={actions.leave}>
            Choose again
          </Button>
        </div>
      </BottomBar>
    </div>
  )
}

function headline({ asked, learned }: Recap): string {
  if (asked.length === 0) return 'No card was graded'
  return `${learned.length} of ${count(asked.length, 'card')} recalled`
}

function waitsIn({ state, schedule }: ReturnType<World>) {
  return (id: ItemId) => {
    const card = state.cards.get(id)
    return card && retryAfter(card, schedule)
  }
}

const without = (ids: readonly ItemId[], others: readonly ItemId[]) =>
  ids.filter((id) => !others.includes(id))

interface GroupProps {
  readonly title: string
  readonly ids: readonly ItemId[]
  readonly names: Names
  /** The Retry-After line of an item; undefined after practice. */
  readonly waits: ((id: ItemId) => string | undefined) | undefined
  readonly children: ReactNode
}

function Group({ title, ids, names, waits, children }: GroupProps) {
  if (ids.length === 0) return null
  const line = (id: ItemId) => {
    const wait = waits?.(id)
    return wait === undefined ? null : <RetryAfterLine wait={wait} />
  }
  return (
    <section className="mt-8">
      <h2 className="text-lead">{title}</h2>
      <p className="mb-3 text-small text-muted">{children}</p>
      <TitleList rows={ids.map((id) => ({ ...names(id), note: line(id) }))} />
    </section>
  )
}
