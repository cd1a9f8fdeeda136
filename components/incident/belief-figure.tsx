import type { Told } from '@/lib/incident/debrief'

import { Panel } from './artefacts/panel'

interface BeliefFigureProps {
  readonly told: readonly Told[]
  readonly prior: number
  readonly truth: number
}

/** The truth over the steps: what the learner gave it, and what a Bayesian reader does. */
export function BeliefFigure({ told, prior, truth }: BeliefFigureProps) {
  const start = { at: 0, value: percentOf(prior) }
  const reader = told.map(({ after }, n) => ({ at: n + 1, value: percentOf(after[truth]) }))
  const yours = told.flatMap(({ said }, n) =>
    said ? [{ at: n + 1, value: percentOf(said[truth]) }] : [],
  )
  return (
    <div className="mb-6">
      <Panel
        panel={{
          unit: '%, the true cause',
          axis: { name: 'steps', isTime: false, from: 0, to: told.length, step: 1 },
          lines: [
            { name: 'you', points: [start, ...yours] },
            { name: 'reader', points: [start, ...reader] },
          ],
          ...{ limit: null, marks: [], isLog: false },
        }}
        title="Probability of the true cause after each step"
      />
    </div>
  )
}

const percentOf = (probability = 0) => Math.round(probability * 100)
