import { describe, expect, it } from 'vitest'

import { askForDurability, durability } from './durability'

const yes = async () => true
const no = async () => false
const refuse = () => Promise.reject(new DOMException('No', 'SecurityError'))

describe.each([
  ['durability', (ask?: () => Promise<boolean>) => durability({ persisted: ask! })],
  ['askForDurability', (ask?: () => Promise<boolean>) => askForDurability({ persist: ask! })],
])('%s', (_, call) => {
  it.each([
    ['promised', yes],
    ['not-promised', no],
    ['unknown', refuse],
    ['unknown', undefined],
  ])('is %s', async (expected, ask) => {
    expect(await call(ask)).toBe(expected)
  })
})

it('is unknown in a browser without a storage manager', async () => {
  expect([await durability(), await askForDurability()]).toEqual(['unknown', 'unknown'])
})
