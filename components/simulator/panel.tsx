import { memo } from 'react'

import { Button } from '@/components/ui/button'
import type { Field, Path } from '@/lib/simulator/field'
import type { SimulatorState } from '@/lib/state/simulator/state'

import { Controls } from './controls'
import type { ChallengeText } from './page-data'

interface PanelProps {
  readonly fields: readonly Field[]
  readonly proposed: unknown
  readonly problems: SimulatorState['problems']
  readonly challenge: ChallengeText | null
  readonly onPropose: (path: Path, value: unknown) => void
  readonly onUndo: () => void
}

const SEEDS = 100_000

/** Everything that can be changed about the run; in a challenge, what may be. */
export const Panel = memo(function Panel(props: PanelProps) {
  const { fields, proposed, problems, challenge, onPropose, onUndo } = props
  const isOpen = (path: Path) =>
    challenge === null || challenge.editable.some((open) => open.every((key, n) => path[n] === key))
  // A seed is the one thing here that nobody has a reason to choose.
  const newSeed = () => onPropose(['seed'], Math.floor(Math.random() * SEEDS))
  return (
    <section aria-label="Controls" className="min-w-0">
      <h2 className="mb-3 text-small text-muted">
        {challenge ? 'Open controls of the challenge' : 'Change the run'}
      </h2>
      <Controls
        fields={challenge ? fields.filter(({ path }) => isOpen(path)) : fields}
        onPropose={onPropose}
        problems={problems}
        proposed={proposed}
      />
      <div className="mt-5 flex flex-wrap gap-2">
        {hasSeed(proposed) && challenge === null && <Button onClick={newSeed}>Another seed</Button>}
        <Button onClick={onUndo}>Undo all changes</Button>
      </div>
    </section>
  )
})

const hasSeed = (scenario: unknown) =>
  typeof scenario === 'object' && scenario !== null && 'seed' in scenario
