import { describe, expect, it } from 'vitest'

import { growthReport, problemsOf, type Growth } from './growth'

const growth = (seconds: readonly [number, number, number]): Growth => [
  { questions: 300, pages: 310, seconds: seconds[0] },
  { questions: 1000, pages: 1010, seconds: seconds[1] },
  { questions: 3000, pages: 3010, seconds: seconds[2] },
]

describe('problemsOf', () => {
  it.each([
    { why: 'every page costs the same', seconds: [13, 20, 40] },
    { why: 'later pages cost less', seconds: [13, 20, 30] },
    { why: 'later pages cost a quarter more, which is noise', seconds: [13, 20, 45] },
  ] as const)('accepts a build in which $why', ({ seconds }) => {
    expect(problemsOf(growth(seconds))).toEqual([])
  })

  it('names a build over its budget', () => {
    expect(problemsOf(growth([20, 31, 60.1]))).toEqual(['3000 questions took 60.1 s, budget 60 s'])
  })

  it('names a build that grows faster than its content', () => {
    expect(problemsOf(growth([13, 20, 46]))).toEqual([
      'a page costs 10.0 ms up to 1000 questions, 13.0 ms beyond',
    ])
  })
})

describe('growthReport', () => {
  it('holds a row for each size, and what one more page costs', () => {
    const report = growthReport(growth([13, 20, 40]), 'a day, a machine')
    expect(report).toContain('| 300 | 310 | 13.0 |\n| 1000 | 1010 | 20.0 |\n| 3000 | 3010 | 40.0 |')
    expect(report).toContain('costs 10.0 ms up to 1000 questions and 10.0 ms beyond')
    expect(report).toContain('a day, a machine')
  })
})
