'use client'

import type { ReactNode } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { grades } from '@/lib/grading/grades'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

import { GradePanel } from './grade-panel'
import { IdeaList } from './idea-list'
import { OwnAnswer } from './own-answer'
import type { SelfTestItem } from './self-test'
import { sureness } from './sureness'
import { useFocusOnMount } from './use-focus-on-mount'

interface JudgingProps {
  readonly state: AnswerState & AnswerActions
  readonly item: SelfTestItem
  readonly heading: ReactNode
  readonly answer: ReactNode
  readonly beyond: ReactNode
  readonly after: ReactNode
}

/** After the reveal: the two answers side by side, the key ideas, the grade. */
export function Judging({ state, item, heading, answer, beyond, after }: JudgingProps) {
  const open = state.phase === 'revealed' || state.phase === 'failed'
  const answerRef = useFocusOnMount<HTMLElement>()

  useShortcuts(
    'Grade',
    grades.map(({ grade, label }, index) => ({
      keys: String(index + 1),
      label: `Grade ${label}`,
      run: () => void state.grade(grade),
      enabled: open,
    })),
  )

  return (
    <div className="gap-x-16 figure:grid figure:grid-cols-[minmax(0,1fr)_18.5rem]">
      <div>
        {heading}
        <div className="mt-8">
          <OwnAnswer
            attempt={state.attempt ?? 'unknown'}
            confidence={sureness(state)}
            spentMs={state.spentMs}
            text={state.text}
          />
        </div>
        <section
          ref={answerRef}
          aria-label="A strong answer"
          className="mt-7 outline-none"
          tabIndex={-1}
        >
          <div className="mb-1.5 flex justify-between gap-4 text-small text-muted">
            <h2 className="text-small font-normal tracking-normal">A strong answer</h2>
            <span>about {item.aimSeconds} s aloud</span>
          </div>
          {answer}
        </section>
      </div>
      <aside
        aria-label="Grade your answer"
        className="mt-10 text-[0.9375rem] figure:col-start-2 figure:row-span-2 figure:row-start-1 figure:mt-0"
      >
        <div className="figure:sticky figure:top-8">
          <IdeaList disabled={!open} ideas={item.ideas} onTick={state.tick} ticked={state.ticked} />
          <div className="h-4" />
          <GradePanel ideas={item.ideas.length} open={open} state={state} />
          {after}
        </div>
      </aside>
      <div className="mt-8">{beyond}</div>
    </div>
  )
}
