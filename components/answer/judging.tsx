'use client'

import type { ReactNode } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { type Grade, grades } from '@/lib/grading/grades'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

import { GradePanel } from './grade-panel'
import { IdeaList } from './idea-list'
import { OwnAnswer } from './own-answer'
import type { SelfTestItem } from './self-test'
import { sureness } from './sureness'
import { useDoubt } from './use-doubt'
import { useFocusOnMount } from './use-focus-on-mount'

/** What the page around a test adds to a grade. */
export interface GradeContext {
  /** When the item comes back, by grade, such as "4d". */
  readonly waits?: Readonly<Record<Grade, string>> | undefined
  /** What followed from the grade that was given. */
  readonly settled?: ReactNode
  /** What comes next; drawn once there is a grade. */
  readonly onward: ReactNode
}

interface JudgingProps {
  readonly state: AnswerState & AnswerActions
  readonly item: SelfTestItem
  readonly heading: ReactNode
  readonly answer: ReactNode
  readonly beyond: ReactNode
  readonly after: ReactNode
  readonly context?: GradeContext
}

/** After the reveal: the two answers side by side, the key ideas, the grade. */
export function Judging(props: JudgingProps) {
  const { state, item, heading, answer, beyond, after, context } = props
  const open = state.phase === 'revealed' || state.phase === 'failed'
  const answerRef = useFocusOnMount<HTMLElement>()
  const { doubted, press } = useDoubt(state, item.ideas.length)
  useGradeKeys(state, { open, press })

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
        <div className="figure:sticky figure:top-8 figure:-mx-2 figure:max-h-[calc(100vh-8.5rem)] figure:overflow-y-auto figure:px-2">
          <IdeaList disabled={!open} ideas={item.ideas} onTick={state.tick} ticked={state.ticked} />
          <div className="h-4" />
          <GradePanel
            doubted={doubted}
            ideas={item.ideas.length}
            onGrade={press}
            open={open}
            state={state}
            {...(context && { context })}
          />
          {after}
        </div>
      </aside>
      <div className="mt-8">{beyond}</div>
    </div>
  )
}

interface Grading {
  readonly open: boolean
  readonly press: (grade: Grade) => void
}

function useGradeKeys(state: AnswerState & AnswerActions, { open, press }: Grading) {
  const graded = state.phase === 'graded'
  const undo = () => void state.undo()
  useShortcuts('Grade', [
    ...grades.map(({ grade, label }, index) => ({
      keys: String(index + 1),
      label: `Grade ${label}`,
      run: () => press(grade),
      enabled: open,
    })),
    { keys: 'k', label: 'To the next key idea', run: focusNextIdea, enabled: open },
    { keys: 'u', label: 'Take the grade back', run: undo, enabled: graded },
    { keys: 'mod+z', label: 'Take the grade back', run: undo, enabled: graded },
  ])
}

/** Past the links of the answer; Space then ticks. */
function focusNextIdea() {
  const ideas = [...document.querySelectorAll<HTMLInputElement>('[data-ideas] [type=checkbox]')]
  const place = ideas.findIndex((idea) => idea === document.activeElement)
  ideas[(place + 1) % ideas.length]?.focus()
}
