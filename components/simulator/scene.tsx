'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import type { SimulatorActions, SimulatorState } from '@/lib/state/simulator-store'

import { Figure } from './figure'
import { FiguresTable } from './figures-table'
import { LessonPart } from './lesson-part'
import type { LessonText, SimulatorData } from './page-data'
import { Player } from './player'
import { PlayheadNotes } from './playhead-notes'
import { Predict } from './predict'
import { speedsFor, usePlaying } from './use-playing'
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
          <LessonPart
            isChanged={JSON.stringify(run.scenario) !== JSON.stringify(lesson.scenario)}
            lesson={text}
            values={run.reading.values}
          />
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

interface StoppedProps {
  readonly failure: string
  readonly onAgain: () => void
}

function Stopped({ failure, onAgain }: StoppedProps) {
  return (
    <div role="alert">
      <p className="text-stop">{failure}</p>
      <Button className="mt-4" onClick={onAgain}>
        Run the preset again
      </Button>
    </div>
  )
}

const PATIENCE_MS = 300

/** Most runs are there before anybody could read this. */
function Computing({ onCancel }: { readonly onCancel: () => void }) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <p className="flex flex-wrap items-center gap-3 text-small text-muted" role="status">
      Computing the run… <Button onClick={onCancel}>Cancel</Button>
    </p>
  )
}

export function Run({ simulator, state }: Pick<SceneProps, 'simulator' | 'state'>) {
  const { run, at, atMs, fork, isRunning, seek, step, jump, forkHere, unfork, send } = state
  const durationMs = run?.reading.durationMs ?? 0
  const speeds = speedsFor(durationMs)
  const [factor, setFactor] = useState(1)
  const speed = speeds[factor] ?? speeds[1]
  const { isPlaying, toggle } = usePlaying(simulator.store, speed)
  if (!run) return null
  return (
    <div aria-busy={isRunning}>
      {isRunning && <Computing onCancel={simulator.room.restart} />}
      <Figure onSeek={seek} run={run} state={state} />
      <Player
        atMs={atMs}
        durationMs={durationMs}
        isPlaying={isPlaying}
        moments={run.reading.moments}
        move={{ seek, step, jump }}
        onSpeed={(chosen) => setFactor(speeds.indexOf(chosen))}
        onToggle={toggle}
        speed={speed}
        speeds={speeds}
      />
      {at && (
        <div
          className={`mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-6 ${
            // Beside the words there is room for a narrow table only.
            run.reading.figureColumns.length <= 4
              ? 'lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]'
              : ''
          }`}
        >
          <FiguresTable forked={at.forked} moment={at.moment} reading={run.reading} />
          <PlayheadNotes
            at={at}
            fork={fork}
            isPlaying={isPlaying}
            onFork={(id) => void forkHere(id)}
            onSend={run.takesRequests ? () => void send() : undefined}
            onUnfork={() => void unfork()}
          />
        </div>
      )}
    </div>
  )
}
