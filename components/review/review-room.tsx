'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'

import { localSlot } from '@/components/shell/local-slot'
import { reviewStore } from '@/components/shell/review-store'
import { useShortcuts } from '@/components/shell/shortcuts'
import { Page } from '@/components/ui/page'
import { standing } from '@/lib/progress/undo'
import { askables } from '@/lib/review/askables'
import { createDailyPlan } from '@/lib/review/daily-plan'
import { siblingsOf } from '@/lib/review/siblings'
import { SITTING_SLOT } from '@/lib/review/sitting'
import type { ReviewView } from '@/lib/state/review-store'
import { createSittingStore, type SittingStore } from '@/lib/state/sitting-store'

import { EndScreen } from './end-screen'
import { nameBy } from './names'
import { Session } from './session'
import { StartScreen } from './start-screen'
import type { ReviewItems } from './use-review-items'

export type OpenReview = Extract<ReviewView, { phase: 'open' }>

interface ReviewRoomProps {
  readonly review: OpenReview
  readonly items: ReviewItems
}

/** Before, during and after a session: three screens of one store. */
export function ReviewRoom({ review, items }: ReviewRoomProps) {
  const names = useMemo(() => nameBy(items, review.state), [items, review.state])
  const world = useMemo(() => worldOf(items), [items])
  const [store] = useState(() => createSittingFor(review, world))
  const sitting = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  useEffect(() => store.actions.open(), [store])
  useUndoKeys(store, sitting.turn?.settled !== true)

  switch (sitting.screen) {
    case 'opening':
      return (
        <Page title="Review">
          <p className="min-h-60 text-muted">Opening what this browser holds…</p>
        </Page>
      )
    case 'start':
      return <StartScreen names={names} sitting={sitting} store={store} world={world} />
    case 'card':
      return <Session names={names} review={review} sitting={sitting} store={store} />
    case 'end':
      return (
        <EndScreen
          events={standing(sitting.events)}
          names={names}
          sitting={sitting}
          store={store}
          world={world}
        />
      )
  }
}

export type World = (nowMs: number) => ReturnType<ReturnType<typeof worldOf>>

/** Read from the store at each use: the log may have moved since the last drawing. */
function worldOf({ deck, followUps }: ReviewItems) {
  const siblings = siblingsOf(followUps)
  const planOf = createDailyPlan()
  return (nowMs: number) => {
    const { view } = reviewStore.getState()
    if (view.phase !== 'open') throw new Error('The history was lost while reviewing')
    const { state, schedule } = view
    const scene = { state, schedule, nowMs, items: askables(deck, state) }
    return { ...scene, siblings, newPerDay: planOf(scene)?.newPerDay }
  }
}

const slot = localSlot(SITTING_SLOT)

function createSittingFor({ places, history }: OpenReview, world: World): SittingStore {
  const now = () => Date.now()
  return createSittingStore({ log: places.log, history, slot, now, world: () => world(now()) })
}

/** A grade that is still in view has keys of its own to take it back. */
function useUndoKeys({ actions }: SittingStore, enabled: boolean) {
  const undo = { label: 'Undo the last step', run: () => void actions.undo(), enabled }
  useShortcuts('Review', [
    { keys: 'u', ...undo },
    { keys: 'mod+z', ...undo },
  ])
}
