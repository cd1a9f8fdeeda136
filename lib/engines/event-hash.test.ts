import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'

import type { Engine, TraceEvent } from './engine'
import { eventHash } from './event-hash'

const echo: Engine<readonly number[], TraceEvent, null> = {
  scenario: z.array(z.number()),
  simulate: (times, emit) => times.forEach((atMs) => emit({ kind: 'echo', atMs })),
  metrics: { start: () => null, add: () => null },
}

it.each([
  { times: [], text: '' },
  { times: [0, 7], text: '{"kind":"echo","atMs":0}\n{"kind":"echo","atMs":7}' },
])('is the SHA-256 of the events as lines of JSON: $times', async ({ times, text }) => {
  expect(await eventHash(echo, times)).toBe(createHash('sha256').update(text).digest('hex'))
})
