'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import type { Verdict } from '@/lib/simulator/challenge'
import type { RunView } from '@/lib/simulator/host'
import { moment } from '@/lib/simulator/words'

import type { ChallengeText } from './page-data'
import type { Simulator } from './use-simulator'

interface ChallengesProps {
  readonly simulator: Simulator
  readonly run: RunView
  readonly challenges: readonly ChallengeText[]
  readonly taken: string | null
  readonly onTake: (challenge: ChallengeText | null) => void
}

interface Graded {
  readonly id: string
  /** A verdict is of one run; another one is not graded yet. */
  readonly run: RunView
  readonly of: Verdict | null
}

/** A goal that the engine grades: over seeds nobody sees, with the first miss as a counterexample. */
export function Challenges({ simulator, run, challenges, taken, onTake }: ChallengesProps) {
  const { store, room } = simulator
  const [verdict, setVerdict] = useState<Graded>()
  const take = async (challenge: ChallengeText) => {
    setVerdict(undefined)
    onTake(challenge)
    await store.getState().replace(challenge.start, { isPrivate: false })
  }
  const grade = async (id: string) => {
    setVerdict({ id, run, of: null })
    const graded = await room.engine.grade(id, run.scenario).catch(() => undefined)
    setVerdict(graded && { id, run, of: graded })
  }
  const show = async (of: Verdict) => {
    if (of.kind !== 'failed') return
    await store.getState().replace(of.scenario, { atMs: of.break.atMs })
    const shown = store.getState().run
    // The run it speaks of is on screen now.
    if (shown) setVerdict((graded) => graded && { ...graded, run: shown })
  }
  return (
    <ul>
      {challenges.map((challenge) => {
        const { id, title, task } = challenge
        const isTaken = id === taken
        const mine = verdict?.id === id && verdict.run === run ? verdict.of : undefined
        return (
          <li key={id} className="border-t border-line py-4">
            <h3 className="text-[0.9375rem] font-medium">{title}</h3>
            <p className="mt-1 text-[0.9375rem] text-muted">{task}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              {isTaken ? (
                <>
                  <Button look="primary" onClick={() => void grade(id)}>
                    Grade it
                  </Button>
                  <Button onClick={() => void take(challenge)}>Start again</Button>
                  <Button look="quiet" onClick={() => onTake(null)}>
                    Leave the challenge
                  </Button>
                </>
              ) : (
                <Button onClick={() => void take(challenge)}>Take this challenge</Button>
              )}
            </div>
            <div className="mt-2 text-small" role="status">
              {mine === null && 'Grading…'}
              {mine && <Outcome of={mine} onShow={() => void show(mine)} />}
              {isTaken && mine === undefined && (
                <p className="text-muted">Change the open controls, then grade it.</p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Outcome({ of, onShow }: { readonly of: Verdict; readonly onShow: () => void }) {
  if (of.kind === 'unfair') return <p className="text-stop">{of.says}</p>
  if (of.kind === 'passed') {
    return (
      <p>
        <Mark shape="dot" />{' '}
        {of.seeds > 0
          ? `Passed with all ${of.seeds} hidden seeds.`
          : 'Passed. Nothing here is left to chance, so one run says it.'}
      </p>
    )
  }
  return (
    <>
      <p>
        <Mark shape="cross" /> Not yet. {of.seed === null ? 'At' : `Seed ${of.seed}, at`}{' '}
        {moment(of.break.atMs)}: {of.break.says}
      </p>
      <Button className="mt-2" onClick={onShow}>
        Show this run
      </Button>
    </>
  )
}
