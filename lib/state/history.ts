import type { LearnerEvent, Undone } from '@/lib/progress/events'
import { reachesBack } from '@/lib/progress/ledger'
import type { ProgressLog } from '@/lib/progress/log'
import { inOrder, type Mark } from '@/lib/progress/order'
import { redoTarget, undoTarget, type Standing } from '@/lib/progress/undo'

/** Undo without end, from wherever it is pressed. */
export interface History {
  /** Takes back the latest event that counts, and says which. Undefined when none is left. */
  readonly undo: () => Promise<Standing | undefined>
  /** Takes back the latest undo, and says which event counts again. */
  readonly redo: () => Promise<LearnerEvent | undefined>
}

interface Ports {
  readonly log: Pick<ProgressLog, 'append' | 'read'>
  /** Of `Ledger.base`: after it there are few events, and among them nearly always the one meant. */
  readonly mark: () => Mark | undefined
}

export function createHistory({ log, mark }: Ports): History {
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: two fast presses are two undos. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  // From the log and not from what is on screen: another tab may have graded a moment ago.
  const find = async <T>(search: (events: readonly LearnerEvent[]) => T | undefined) => {
    const latest = inOrder(await log.read(mark()))
    const found = reachesBack(latest) ? undefined : search(latest)
    return found ?? search(inOrder(await log.read()))
  }

  return {
    undo: () =>
      inTurn(async () => {
        const target = await find(undoTarget)
        if (target) await log.append({ kind: 'undone', target: target.id })
        return target
      }),
    redo: () =>
      inTurn(async () => {
        const undo = await find(redoTarget)
        if (!undo) return undefined
        await log.append({ kind: 'undone', target: undo.id })
        return targetOf(undo, inOrder(await log.read()))
      }),
  }
}

function targetOf({ target }: Undone, events: readonly LearnerEvent[]): LearnerEvent | undefined {
  return events.find(({ id }) => id === target)
}
