'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { useShortcuts } from '@/components/shell/shortcuts'
import { learnerPorts } from '@/components/shell/stores'
import type { ItemId } from '@/lib/content/item-id'
import { confidences } from '@/lib/grading/confidence'
import {
  type AnswerActions,
  type AnswerState,
  type AnswerStore,
  createAnswerStore,
} from '@/lib/state/answer-store'

import { Attempting } from './attempting'
import type { GradeContext } from './judging'
import { useJudging } from './use-judging'
import { useSayTimer } from './use-say-timer'

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
  /** Of whoever has to know how the attempt goes; without it, the test has its own. */
  readonly store?: AnswerStore
  readonly context?: GradeContext
}

/** Try, say how sure you are, look, tick, grade. One path, for every feature that tests recall. */
export function SelfTest(props: SelfTestProps) {
  const { item, heading, context } = props
  const [store] = useState(() => props.store ?? createStoreFor(item))
  const state = useStore(store)
  const timer = useSayTimer()
  const revealed = state.phase !== 'asking' && state.phase !== 'confident'
  const { Judging, arrival, onceHere } = useJudging(revealed)

  useEffect(() => void store.getState().open(), [store])

  const leadTo = (step: () => void) => () => {
    timer.stop()
    onceHere(step)
  }
  const reveal = leadTo(state.reveal)
  const giveUp = leadTo(state.giveUp)
  const say = () => {
    if (!timer.running) state.say()
    timer.toggle()
  }
  useAttemptKeys(state, { reveal, giveUp, say })

  return (
    <div
      className={`mx-auto flex w-full grow flex-col px-4.5 pt-8 sm:px-7 sm:py-11 ${revealed ? 'max-w-[67.5rem] max-sm:pb-8' : 'max-w-column'}`}
    >
      {revealed && Judging ? (
        <Judging
          after={props.after}
          answer={props.answer}
          beyond={props.beyond}
          heading={heading}
          item={item}
          state={state}
          {...(context && { context })}
        />
      ) : (
        <Attempting
          aimSeconds={item.aimSeconds}
          arrival={arrival}
          heading={heading}
          onReveal={reveal}
          onUnknown={giveUp}
          state={state}
          timer={{ ...timer, toggle: say }}
        />
      )}
    </div>
  )
}

const createStoreFor = ({ id, ideas }: SelfTestItem) =>
  createAnswerStore({ item: { id, ideas: ideas.length }, ...learnerPorts, now: () => Date.now() })

interface Steps {
  readonly reveal: () => void
  readonly giveUp: () => void
  readonly say: () => void
}

function useAttemptKeys(state: AnswerState & AnswerActions, { reveal, giveUp, say }: Steps) {
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
    { keys: 'Enter', label: 'Reveal the answer', run: reveal, enabled: confident },
    { keys: 's', label: 'Say it aloud, or stop', run: say, enabled: hidden },
    { keys: '0', label: 'I don’t know', run: giveUp, enabled: hidden },
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
