import { describe, expect, it } from 'vitest'

import type { Fact, LearnerEvent } from './events'
import { eventId, gradedFact, happened } from './fixtures'
import { redoTarget, undoTarget } from './undo'

const grade = gradedFact()
const undo = (place: number): Fact => ({ kind: 'undone', target: eventId(place) })
const place = (log: readonly LearnerEvent[], event: LearnerEvent | undefined) =>
  event && log.indexOf(event)

describe('the next undo and the next redo', () => {
  //                                         undo takes back, redo takes back
  it.each<[string, readonly Fact[], number | undefined, number | undefined]>([
    ['nothing has happened', [], undefined, undefined],
    ['after a grade', [grade], 0, undefined],
    ['after an undo', [grade, grade, undo(1)], 0, 2],
    ['after two undos, the later one first', [grade, grade, undo(1), undo(0)], undefined, 3],
    ['after a redo', [grade, grade, undo(1), undo(0), undo(3)], 0, 2],
    ['after as many redos as undos', [grade, undo(0), undo(1)], 0, undefined],
    ['after a redo that was undone', [grade, undo(0), undo(1), undo(0)], undefined, 3],
    ['a new grade ends redoing', [grade, grade, undo(1), grade], 3, undefined],
    ['an undone new grade can be redone', [grade, undo(0), grade, undo(2)], undefined, 3],
    ['an undo of another device that came alone', [undo(5)], undefined, undefined],
  ])('%s', (_, facts, ...[undone, redone]) => {
    const log = happened(...facts)
    expect(place(log, undoTarget(log))).toBe(undone)
    expect(place(log, redoTarget(log))).toBe(redone)
  })
})
