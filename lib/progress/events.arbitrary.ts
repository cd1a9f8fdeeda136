import fc from 'fast-check'

import { itemId } from '@/lib/content/item-id'
import { confidenceOrder } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'

import type { Fact, LearnerEvent } from './events'
import {
  designGradedFact,
  diagnosedFact,
  eventId,
  gradedFact,
  predictedFact,
  settingsFact,
} from './fixtures'

/** Few items, so that events meet. */
const items = fc.constantFrom('etags', 'cursors', 'hmac').map(itemId)
const onOrOff = fc.boolean()

const graded = fc
  .record({
    itemId: items,
    grade: fc.constantFrom(...gradeOrder),
    confidence: fc.constantFrom(...confidenceOrder),
    ideas: fc.subarray([0, 1, 2, 3]).map((ticked) => ({ ticked, of: 4 })),
    spentMs: fc.nat({ max: 600_000 }),
  })
  .map(gradedFact)

/** Every kind but undo, grades most often. */
export const randomFacts: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: graded },
  fc.record({ kind: fc.constant('flagged' as const), itemId: items, on: onOrOff }),
  fc.record({ kind: fc.constant('noted' as const), itemId: items, text: fc.string() }),
  fc.record({ kind: fc.constant('suspended' as const), itemId: items, on: onOrOff }),
  fc.record({
    kind: fc.constant('buried' as const),
    itemId: items,
    untilDay: fc.constantFrom('2026-01-08', '2026-02-01'),
  }),
  fc.record({ kind: fc.constant('reset' as const), itemId: items }),
  fc.constantFrom(0.7, 0.9, 0.97).map((retention) => settingsFact({ retention })),
  fc.record({ right: onOrOff, itemId: items }).map(predictedFact),
  fc.record({ right: onOrOff }).map(diagnosedFact),
  fc.constant(designGradedFact()),
)

const DAY = 86_400_000

/** Ordered, of two devices, some time apart; now and then one undoes an event, or an undo. */
export const randomLogs: fc.Arbitrary<readonly LearnerEvent[]> = fc
  .array(
    fc.record({
      fact: randomFacts,
      gapMs: fc.oneof(fc.constant(0), fc.nat({ max: 20 * DAY })),
      device: fc.constantFrom('laptop', 'phone'),
      undo: fc.option(fc.nat({ max: 3 }), { freq: 6 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    let ms = Date.UTC(2026, 0, 5, 9)
    return rows.map(({ fact, gapMs, device, undo }, place) => {
      ms += gapMs
      const undone: Fact = { kind: 'undone', target: eventId(place - 1 - (undo ?? 0)) }
      return {
        ...(undo === null || undo >= place ? fact : undone),
        id: eventId(place),
        schema: 1 as const,
        clock: { ms, counter: place, device },
      }
    })
  })
