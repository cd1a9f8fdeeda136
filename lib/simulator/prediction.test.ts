import { expect, it } from 'vitest'

import { judge, type PredictionTask } from './prediction'

const values = {
  worst: { value: 24, text: '24' },
  first: { value: 9_920, text: '9.92 s' },
  lane: { value: 'Offset', text: 'Offset' },
}
const number: PredictionTask = { kind: 'number', value: 'worst', unit: 'requests', within: 2 }
const moment: PredictionTask = { kind: 'moment', value: 'first', withinMs: 100 }
const choice: PredictionTask = { kind: 'choice', value: 'lane', options: ['Offset', 'Keyset'] }

it.each([
  { task: number, said: 24, right: true },
  { task: number, said: 26, right: true },
  { task: number, said: 27, right: false },
  { task: moment, said: 9_820, right: true },
  { task: moment, said: 9_819, right: false },
  { task: choice, said: 'Offset', right: true },
  { task: choice, said: 'Keyset', right: false },
  { task: { ...number, value: 'nothing' }, said: 0, right: false },
])('$task.kind $task.value: $said is right: $right', ({ task, said, right }) => {
  expect(judge(task, said, values).right).toBe(right)
})
