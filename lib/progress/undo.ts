import type { Envelope, Fact, LearnerEvent, Undone } from './events'

/** An event that counts: neither an undo nor undone. */
export type Standing = Envelope & Exclude<Fact, Undone>

/**
 * What is left of events in order once each undo has been done. From the end, because an undo
 * may itself be undone later. It reaches only what came before it, so no two can undo each other.
 */
export function standing(ordered: readonly LearnerEvent[]): readonly Standing[] {
  const { standing } = settle(ordered)
  return standing
}

/** What the next undo takes back: the latest event that counts. */
export function undoTarget(ordered: readonly LearnerEvent[]): Standing | undefined {
  return settle(ordered).standing.at(-1)
}

/** What the next redo takes back: the latest undo, while nothing new has happened since. */
export function redoTarget(ordered: readonly LearnerEvent[]): (Envelope & Undone) | undefined {
  const { standing, undos } = settle(ordered)
  const places = new Map(ordered.map(({ id }, place) => [id, place]))
  const placeOf = (event: LearnerEvent | undefined) => (event && places.get(event.id)) ?? -1
  // An undo of an undo was a redo: redoing that would undo.
  const isUndo = ({ target }: Undone) => {
    const event = ordered[places.get(target) ?? -1]
    return event !== undefined && event.kind !== 'undone'
  }
  const undo = undos.findLast(isUndo)
  return undo && placeOf(standing.at(-1)) < placeOf(undo) ? undo : undefined
}

interface Settled {
  readonly standing: readonly Standing[]
  /** In force. */
  readonly undos: readonly (Envelope & Undone)[]
}

function settle(ordered: readonly LearnerEvent[]): Settled {
  const undone = new Set<string>()
  const standing: Standing[] = []
  const undos: (Envelope & Undone)[] = []
  for (const event of ordered.toReversed()) {
    if (undone.has(event.id)) continue
    if (event.kind === 'undone') {
      undone.add(event.target)
      undos.push(event)
    } else standing.push(event)
  }
  return { standing: standing.reverse(), undos: undos.reverse() }
}
