import { Mark } from '@/components/ui/mark'
import { count } from '@/lib/format/count'
import { clockOf, isStopped } from '@/lib/incident/play'
import { budgetOf } from '@/lib/state/incident/refusal'

import type { State } from './use-incident'

/** Minutes since the pager, what they may be, and whether customers still notice. */
export function Clock({ state }: { readonly state: State }) {
  const { scene, steps } = state
  if (!scene) return null
  const used = clockOf(scene, steps)
  const budget = budgetOf(state)
  const stopped = isStopped(scene, steps)
  return (
    <div className="mb-6">
      <p className="font-mono text-[0.9375rem]">
        <span className="text-muted">Clock:</span> <strong>{count(used, 'minute')}</strong>{' '}
        <span className="text-muted">of {budget}</span>
      </p>
      <progress
        aria-label="Minutes used"
        className="thin-progress mt-2 h-1 w-full"
        max={budget}
        value={Math.min(used, budget)}
      />
      <p className="mt-2 flex items-center gap-2 text-small">
        <Mark shape={stopped ? 'dot' : 'cross'} />
        {stopped ? 'The bleeding has stopped.' : 'Customers still notice.'}
      </p>
    </div>
  )
}
