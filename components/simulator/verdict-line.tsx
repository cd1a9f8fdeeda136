import { sureness } from '@/components/answer/sureness'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import type { PredictionTask } from '@/lib/simulator/prediction'
import { moment } from '@/lib/simulator/words'
import type { Prediction } from '@/lib/state/simulator/state'

interface VerdictLineProps {
  readonly prediction: Prediction
  readonly task: PredictionTask
}

/** What was said, beside what happened. */
export function VerdictLine({ prediction, task }: VerdictLineProps) {
  const { right, actual } = prediction
  return (
    <p className="mt-2 text-small" role="status">
      <Mark shape={right ? 'dot' : 'cross'} /> You said {saidOf(prediction, task)} and were{' '}
      {sureness(prediction)}. {right ? 'So it is' : `It is ${actual}`}.{' '}
      <span className="text-muted">{fateOf(prediction)}</span>
    </p>
  )
}

/** Nothing is called kept before it is. */
function fateOf({ right, isKept, problem }: Prediction): string {
  if (problem) return `This is not kept: ${storageProblems[problem]}`
  return isKept && !right ? 'This run comes back in your reviews.' : ''
}

function saidOf({ said }: Prediction, task: PredictionTask): string {
  if (task.kind === 'moment') return moment(Number(said))
  return task.kind === 'number' && task.unit ? `${said} ${task.unit}` : String(said)
}
