import type { LearnerEvent } from '@/lib/progress/events'
import type { Places } from '@/lib/progress/learner'
import { advanced, extended, foldLedger, openLedger, type Ledger } from '@/lib/progress/ledger'
import type { Projection } from '@/lib/progress/projection'
import { baseOf, takeSnapshot } from '@/lib/progress/snapshot'

type Source = Pick<Places, 'log' | 'snapshots'>

interface Following<State> {
  /** Now, and after each change of the log, whichever tab it came from. */
  readonly show: (ledger: Ledger<State>) => void
  /** The log changed and could not be read again. What was shown is out of date. */
  readonly lose: (cause: unknown) => void
  /** How many events a snapshot leaves out; tests take few. */
  readonly kept?: number
}

/**
 * Keeps a ledger in step with the log. Rejects, and has stopped listening, when the log can't be
 * read at first; otherwise returns how to stop.
 */
export async function follow<State>(
  source: Source,
  projection: Projection<State>,
  { show, lose, kept }: Following<State>,
): Promise<() => void> {
  let ledger: Ledger<State> | undefined
  let meanwhile: LearnerEvent[] = []
  // Of several readings at once only the last counts, and none after the end.
  let reading = 0
  const stop = () => {
    reading += 1
    stops.forEach((end) => end())
  }

  const read = async () => {
    const mine = (reading += 1)
    ledger = undefined
    const opened = await open(source, projection, kept).catch((cause) => {
      if (mine === reading) throw cause
    })
    if (mine !== reading || !opened) return
    ledger = opened
    const missed = meanwhile
    meanwhile = []
    for (const event of missed) take(event)
    if (ledger) show(ledger)
  }
  const reread = () =>
    void read().catch((cause) => {
      stop()
      lose(cause)
    })
  const take = (event: LearnerEvent) => {
    if (ledger === undefined) return void meanwhile.push(event)
    const next = extended(projection, ledger, event)
    if (next) ledger = next
    else reread()
  }

  // Listen before reading, or an event stored in between is in neither; a ledger drops doubles.
  const stops = [
    source.log.subscribe((event) => {
      take(event)
      if (ledger) show(ledger)
    }),
    source.log.onRewritten(reread),
  ]
  await read().catch((cause) => {
    stop()
    throw cause
  })
  return stop
}

/** From the snapshot if there is one that fits, and leaves a newer one behind. */
async function open<State>(
  { log, snapshots }: Source,
  projection: Projection<State>,
  kept: number | undefined,
): Promise<Ledger<State>> {
  const { name } = projection
  const { epoch, snapshot } = await snapshots.read(name)
  const base = baseOf(projection, snapshot)
  const short = base && openLedger(projection, base, await log.read(base.mark))
  const ledger = advanced(projection, short ?? foldLedger(projection, await log.read()), kept)
  if (ledger.base.mark && ledger.base.mark.id !== base?.mark?.id) {
    // Without it the next visit reads the log: slower, and as right.
    snapshots
      .write(name, { epoch, snapshot: takeSnapshot(projection, ledger.base) })
      .catch(() => undefined)
  }
  return ledger
}
