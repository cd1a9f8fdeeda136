'use client'

import { useMemo } from 'react'

import type { DeckEntry } from '@/lib/content/deck'
import { aimOf } from '@/lib/review/figures/report'

import { Plan } from './plan'
import type { Evidence } from './use-evidence'

interface EarlyPlanProps {
  readonly evidence: Evidence
  readonly deck: readonly DeckEntry[]
}

/** Whoever has a date but no answer yet wants to know what there is time for. */
export function EarlyPlan({ evidence, deck }: EarlyPlanProps) {
  const aim = useMemo(() => aimOf({ ...evidence, items: deck }), [evidence, deck])
  return (
    <div className="mb-14">
      <Plan aim={aim} deck={deck} minutesPerDay={evidence.state.settings.minutesPerDay} />
    </div>
  )
}
