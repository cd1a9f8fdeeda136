import { describe, expect, it } from 'vitest'

import { readCase, writeCase } from './case-link'

const causes = ['lock', 'slow']

describe('the link of a case', () => {
  it.each([
    ['', { seed: null, cause: null }],
    ['#seed=7', { seed: 7, cause: null }],
    ['#seed=0&cause=slow', { seed: 0, cause: 1 }],
    ['#cause=lock', { seed: null, cause: 0 }],
    ['#something', { seed: null, cause: null }],
  ])('"%s" is read', (fragment, wanted) => {
    expect(readCase(fragment, causes)).toEqual({ ...wanted, note: null })
  })

  it.each([
    ['#seed=7&cause=ghost', 'This incident has no cause “ghost”. Here is a fresh one.'],
    ['#seed=10000', 'No case has the number “10000”. Here is a fresh one.'],
    ['#seed=-1', 'No case has the number “-1”. Here is a fresh one.'],
    ['#seed=', 'No case has the number “”. Here is a fresh one.'],
    ['#seed=1e3', 'No case has the number “1e3”. Here is a fresh one.'],
  ])('"%s" opens a fresh case, and says so', (fragment, note) => {
    expect(readCase(fragment, causes)).toEqual({ seed: null, cause: null, note })
  })

  it('leads back to what was written', () => {
    expect(readCase(writeCase({ seed: 12 }), causes)).toMatchObject({ seed: 12, cause: null })
    expect(readCase(writeCase({ seed: 12, cause: 'slow' }), causes)).toMatchObject({ cause: 1 })
  })
})
