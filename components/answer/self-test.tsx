'use client'

import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { useShortcuts } from '@/components/shell/shortcuts'
import { learnerPorts } from '@/components/shell/stores'
import type { ItemId } from '@/lib/content/item-id'
import { confidences } from '@/lib/grading/confidence'
import { type AnswerActions, type AnswerState, createAnswerStore } from '@/lib/state/answer-store'

import { Attempting } from './attempting'
import { useSayTimer } from './use-say-timer'

// Nothing of it is needed before the reveal, and it is on its way as soon as the page is there.
const loadJudging = () => import('./judging')
const Judging = lazy(async () => ({ default: (await loadJudging()).Judging }))

export interface SelfTestItem {
  readonly id: ItemId
  readonly ideas: readonly string[]
  readonly aimSeconds: number
}

interface SelfTestProps {
  readonly item: SelfTestItem
  readonly heading: ReactNode
  /** Rendered at build; mounted only after the reveal, so no reader of any kind meets it before. */
  readonly answer: ReactNode
  /** What goes beyond the answer; on a phone it comes after the grade. */
  readonly beyond: ReactNode
  /** What comes after the grade: probes, sources, the next question. */
  readonly after: ReactNode
}

/** Try, say how sure you are, look, tick, grade. One path, for every feature that tests recall. */
export function SelfTest({ item, heading, answer, beyond, after }: SelfTestProps) {
  const [store] = useState(() =>
    createAnswerStore({
      item: { id: item.id, ideas: item.ideas.length },
      ...learnerPorts,
      now: () => Date.now(),
    }),
  )
  const state = useStore(store)
  const timer = useSayTimer()
  const hidden = state.phase === 'asking' || state.phase === 'confident'

  useEffect(() => {
    void store.getState().open()
    void loadJudging().catch(() => undefined)
  }, [store])

  const reveal = () => {
    timer.stop()
    state.reveal()
  }
  useAttemptKeys(state, reveal)

  return (
    <div
      className={`mx-auto flex w-full grow flex-col px-4.5 pt-8 sm:px-7 sm:py-11 ${hidden ? 'max-w-column' : 'max-w-[67.5rem] max-sm:pb-8'}`}
    >
      {hidden ? (
        <Attempting
          aimSeconds={item.aimSeconds}
          heading={heading}
          onReveal={reveal}
          state={state}
          timer={timer}
        />
      ) : (
        <Suspense fallback={heading}>
          <Judging
            after={after}
            answer={answer}
            beyond={beyond}
            heading={heading}
            item={item}
            state={state}
          />
        </Suspense>
      )}
    </div>
  )
}

function useAttemptKeys(state: AnswerState & AnswerActions, reveal: () => void) {
  const confident = state.phase === 'confident'
  const hidden = confident || state.phase === 'asking'
  useShortcuts('This question', [
    {
      keys: 'mod+Enter',
      label: confident ? 'Reveal the answer' : 'On to how sure you are',
      run: confident ? reveal : focusConfidence,
      enabled: hidden,
    },
    { keys: 'Space', label: 'Reveal the answer', run: reveal, enabled: confident },
    ...confidences.map(({ confidence, label }, index) => ({
      keys: String(index + 1),
      label: `Sure: ${label}`,
      run: () => state.rate(confidence),
      enabled: hidden,
    })),
  ])
}

function focusConfidence() {
  const steps = document.querySelectorAll<HTMLInputElement>('[data-confidence] [type=radio]')
  const chosen = [...steps].find((step) => step.checked)
  ;(chosen ?? steps[0])?.focus()
}
