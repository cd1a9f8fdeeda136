import { expect, it } from 'vitest'

import { diagnosedFact, predictedFact } from '@/lib/progress/fixtures'

import { areaOf, askables, fromReview, pageOf } from './askables'
import { answered, ask, eventsAt } from './fixtures'
import { foldReview } from './review-state'

it('adds to the questions what was predicted wrong or diagnosed, once', () => {
  const state = foldReview(
    eventsAt([0, answered('a')], [0, predictedFact()], [0, diagnosedFact()], [0, answered('gone')]),
  )
  expect(askables([ask('a', 'http')], state)).toEqual([
    ask('a', 'http'),
    { id: 'window-edge', topic: 'simulators' },
    { id: 'inc-double-charge', topic: 'incidents' },
  ])
})

it.each([
  ['/incidents/inc-a', '/incidents/inc-a?from=review'],
  ['/incidents/inc-a#seed=7', '/incidents/inc-a?from=review#seed=7'],
  ['/simulators/x?lesson=y#s=a?b', '/simulators/x?lesson=y&from=review#s=a?b'],
])('%s says that it came from a review', (link, marked) => {
  expect(fromReview(link)).toBe(marked)
  expect([areaOf(marked), pageOf(marked)]).toEqual([areaOf(link), pageOf(link)])
})
