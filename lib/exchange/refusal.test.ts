import { expect, it } from 'vitest'

import { eventId, gradedEvent } from '@/lib/progress/fixtures'

import { parseBackup } from './parse-backup'
import { isFromFuture, refusalWords } from './refusal'

const nowMs = Date.UTC(2027, 11, 1)
const refusalOf = (text: string) => {
  const parsed = parseBackup(text, { nowMs })
  if (parsed.ok) throw new Error('is a backup')
  return parsed
}
const fileWith = (event: object) =>
  JSON.stringify({ format: 'retry-after-backup', version: 1, exportedAt: '', events: [event] })

it.each([
  ['{', 'The file is not JSON.'],
  ['{"format":"anki"}', 'format is not a backup of this site.'],
  [fileWith({ ...gradedEvent(), grade: 'A' }), 'events.0.grade is not a value that belongs there.'],
])('says what is wrong with a file, and where', (text, words) => {
  expect(refusalWords(refusalOf(text))).toBe(words)
})

it('does not print a path as long as a file', () => {
  const path = `events.0.${'x'.repeat(10_000)}`
  expect(refusalWords({ path, reason: 'is wrong' }).length).toBeLessThan(150)
})

it('knows a file whose only fault is the time', () => {
  const clock = { ms: nowMs * 2, counter: 0, device: 'phone' }
  expect(isFromFuture(refusalOf(fileWith({ ...gradedEvent({ id: eventId(1) }), clock })))).toBe(
    true,
  )
  expect(isFromFuture(refusalOf('{'))).toBe(false)
})
