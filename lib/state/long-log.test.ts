import { expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'
import type { LearnerEvent } from '@/lib/progress/events'
import { eventId, gradedFact } from '@/lib/progress/fixtures'
import { progressProjection } from '@/lib/progress/fold'
import type { Projection } from '@/lib/progress/projection'
import type { ProgressLog } from '@/lib/progress/log'
import { compareEvents } from '@/lib/progress/order'
import type { Snapshot, Snapshots } from '@/lib/progress/snapshot'
import { reviewProjection } from '@/lib/review/review-state'

import { follow } from './follow'

const COUNT = 100_000
const ITEMS = 400

/** Seven years of forty answers a day. */
const log: readonly LearnerEvent[] = Array.from({ length: COUNT }, (_, n) => ({
  ...gradedFact({ itemId: itemId(`item-${(n * 7) % ITEMS}`), grade: gradeOrder[(n * 13) % 4]! }),
  id: eventId(n),
  schema: 1,
  clock: { ms: 1_700_000_000_000 + n * 2_160_000, counter: 0, device: 'phone' },
}))

const source: Pick<ProgressLog, 'read' | 'subscribe' | 'onRewritten' | 'append'> = {
  append: () => Promise.reject(new Error('Read only')),
  // What IndexedDB does with its index.
  read: async (after) => {
    if (!after) return log
    const from = log.findLastIndex((event) => compareEvents(event, after) <= 0)
    return log.slice(from + 1)
  },
  subscribe: () => () => undefined,
  onRewritten: () => () => undefined,
}

function snapshotsInMemory(): Snapshots {
  const rows = new Map<string, Snapshot>()
  return {
    read: async (name) => structuredClone({ epoch: 0, snapshot: rows.get(name) }),
    write: async (name, { snapshot }) => {
      if (snapshot) rows.set(name, structuredClone(snapshot))
    },
  }
}

const snapshots = snapshotsInMemory()

async function load<State>(projection: Projection<State>) {
  const started = performance.now()
  let shown: State | undefined
  await follow({ log: source, snapshots }, projection, {
    show: ({ state }) => void (shown = state),
    lose: (cause) => expect.fail(String(cause)),
  })
  return { ms: performance.now() - started, bytes: JSON.stringify(projection.pack(shown!)) }
}

it.each([
  ['the history of items', progressProjection as Projection<unknown>],
  ['cards and their memory', reviewProjection as Projection<unknown>],
])('a hundred thousand events open in under 300 ms: %s', async (_, projection) => {
  const first = await load(projection)
  const again = await load(projection)
  expect(again.bytes).toBe(first.bytes)
  // 3 and 13 ms on two slow cores, of which IndexedDB has no part; folding all takes 1 and 5 s.
  expect(again.ms).toBeLessThan(75)
})
