import { expect, it } from 'vitest'

import { eventId } from '@/lib/progress/fixtures'
import { inOrder } from '@/lib/progress/order'
import { standing } from '@/lib/progress/undo'

import { answered, eventsAt } from './fixtures'
import { recapOf } from './recap'

const wrong = { grade: 'again' as const, ideas: { ticked: [], of: 4 }, spentMs: 10 }

it('a session is recapped by item: what came in the end, and what was sure and wrong', () => {
  const events = eventsAt(
    [0, answered('etags', { ...wrong, confidence: 'certain' })],
    [0.01, answered('hmac', { ...wrong, confidence: 'unsure' })],
    [0.02, answered('etags', { spentMs: 5 })],
    [0.03, answered('cors', { ...wrong, confidence: 'certain' })],
    [0.04, { kind: 'undone', target: eventId(3) }],
  )
  expect(recapOf(standing(inOrder(events)))).toEqual({
    asked: ['etags', 'hmac'],
    learned: ['etags'],
    sureAndWrong: ['etags'],
    spentMs: 25,
  })
})

it('a session of nothing has an empty recap', () => {
  expect(recapOf([])).toEqual({ asked: [], learned: [], sureAndWrong: [], spentMs: 0 })
})
