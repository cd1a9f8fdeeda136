'use client'

import { useMemo } from 'react'

import type { SimulatorActions, SimulatorState } from '@/lib/state/simulator/state'

import { Computing } from './computing'
import { LessonPart } from './lesson-part'
import type { LessonText, SimulatorData } from './page-data'
import { Predict } from './predict'
import { Run } from './run'
import { Stopped } from './stopped'
import type { Simulator } from './use-simulator'
import { VerdictLine } from './verdict-line'

interface SceneProps {
  readonly data: SimulatorData
  readonly simulator: Simulator
  readonly state: SimulatorState & SimulatorActions
  /** A challenge asks no question and has no lesson. */
  readonly isChallenge: boolean
}

/** The question, and once it is answered or waved through, the run. */
export function Scene({ data, simulator, state, isChallenge }: SceneProps) {
  const { run, lesson, isAsking, failure, predict, skip } = state
  const text = data.lessons.find(({ id }) => id === lesson.id)
  if (failure) return <Stopped failure={failure} onAgain={() => void state.choose(lesson.id)} />
  if (!run || !text) return <Waiting simulator={simulator} />
  if (!isAsking || !lesson.predict) {
    return <Shown simulator={simulator} state={state} text={isChallenge ? null : text} />
  }
  return (
    <>
      <h2 className="mb-4 text-title font-semibold">{text.title}</h2>
      <Predict
        // Another preset is another question.
        key={lesson.id}
        durationMs={run.reading.durationMs}
        onPredict={(said, confidence) => void predict(said, confidence)}
        onSkip={skip}
        question={text.question}
        task={lesson.predict}
      />
    </>
  )
}

interface ShownProps extends Pick<SceneProps, 'simulator' | 'state'> {
  readonly text: LessonText | null
}

function Shown({ simulator, state, text }: ShownProps) {
  const { run, lesson, prediction } = state
  const isChanged = useMemo(
    () => JSON.stringify(run?.scenario) !== JSON.stringify(lesson.scenario),
    [run, lesson],
  )
  if (!run) return null
  return (
    <>
      <h2 className="text-title font-semibold text-balance">{run.reading.headline}</h2>
      {prediction && lesson.predict && text && (
        <VerdictLine prediction={prediction} task={lesson.predict} />
      )}
      <Run simulator={simulator} state={state} />
      {text && (
        <div className="mt-10">
          <LessonPart isChanged={isChanged} lesson={text} values={run.reading.values} />
        </div>
      )}
    </>
  )
}

/** The first run takes as long as the worker needs to come. */
function Waiting({ simulator }: Pick<SceneProps, 'simulator'>) {
  return (
    <div className="min-h-96">
      <Computing onCancel={simulator.room.restart} />
    </div>
  )
}
