import { describe, expect, it } from 'vitest'

import { median, medianVisit, problemsOf, type Visit } from './verdict'

const good: Visit = {
  performance: 0.99,
  accessibility: 1,
  bestPractices: 0.96,
  lcpMs: 1000,
  tbtMs: 50,
  cls: 0,
}
const bare = { route: 'bare', visits: [good] }
const page = (change: Partial<Visit>) => ({ route: '/', visits: [{ ...good, ...change }] })

describe('median', () => {
  it.each([
    { values: [3], middle: 3 },
    { values: [9, 1, 5], middle: 5 },
    { values: [10, 1, 9, 2], middle: 5.5 },
    { values: [100, 20, 3, 1, 50], middle: 20 },
  ])('of $values is $middle', ({ values, middle }) => {
    expect(median(values)).toBe(middle)
  })
})

describe('medianVisit', () => {
  it('takes the middle of each figure by itself', () => {
    const visits = [
      { ...good, lcpMs: 900, tbtMs: 80 },
      { ...good, lcpMs: 5000, tbtMs: 10 },
      { ...good, lcpMs: 1000, tbtMs: 60 },
    ]
    expect(medianVisit(visits)).toEqual({ ...good, lcpMs: 1000, tbtMs: 60 })
  })
})

describe('problemsOf', () => {
  it.each([
    { change: {}, why: 'the same' },
    { change: { performance: 0.97 }, why: 'two hundredths slower' },
    { change: { lcpMs: 2500 }, why: 'LCP at the limit' },
    { change: { performance: 1, lcpMs: 800, bestPractices: 1 }, why: 'better' },
  ])('accepts a page that is $why', ({ change }) => {
    expect(problemsOf(page(change), bare)).toEqual([])
  })

  it.each([
    { change: { performance: 0.96 }, problem: '/: performance 0.96, the bare page has 0.99' },
    { change: { lcpMs: 2501 }, problem: '/: LCP 2501 ms, the most is 2500 ms' },
    { change: { accessibility: 0.99 }, problem: '/: accessibility 0.99' },
    { change: { bestPractices: 0.95 }, problem: '/: best practices 0.95' },
    { change: { cls: 0.01 }, problem: '/: CLS 0.01' },
  ])('names route, figure and limit: $problem', ({ change, problem }) => {
    expect(problemsOf(page(change), bare)).toEqual([problem])
  })
})
