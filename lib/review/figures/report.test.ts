import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'
import { settingsFact } from '@/lib/progress/fixtures'
import { inOrder } from '@/lib/progress/order'
import { standing } from '@/lib/progress/undo'

import { answered, ask, eventsAt, sceneOf, type Dated } from '../fixtures'

import { checklistTitle, evidenceFor } from './checklist'
import { reportOf } from './report'

const items = ['etags', 'cors', 'hmac', 'pkce'].map((id, n) => ask(id, n < 3 ? 'http' : 'security'))
const names: Readonly<Record<string, string>> = { http: 'HTTP', security: 'Security' }
const had = (ticked: number) => ({
  ideas: { ticked: Array.from({ length: ticked }, (_, n) => n), of: 4 },
})

function reportAt(days: number, ...log: readonly Dated[]) {
  const scene = sceneOf({ log, items, days })
  const events = standing(inOrder(eventsAt(...log)))
  return reportOf({ ...scene, events, topicTitle: (topic) => names[topic] ?? topic })
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const aim = (interviewDay: string, minutesPerDay?: number): Dated => [
  0,
  settingsFact({ interviewDay, minutesPerDay }),
]
const day = (n: number, part: Parameters<typeof answered>[1] = {}, id = 'etags'): Dated => [
  n,
  answered(id, part),
]

describe('calibration', () => {
  it('says on average how sure and how right, with the Brier score', () => {
    const { title, n, caution } = reportAt(
      1,
      day(0, { confidence: 'certain', ...had(4) }),
      day(0, { confidence: 'guess', ...had(0) }, 'cors'),
    ).calibration
    expect(plain(title)).toBe('So far 60 % sure on average, 50 % recalled. Brier score 0.033.')
    expect([n, caution]).toEqual(['n = 2 answers', 'From 2 answers; says little.'])
  })

  it.each([
    ['You were surer than right', 'certain', 0],
    ['You knew more than you thought', 'guess', 4],
    ['You were about as sure as right', 'certain', 4],
  ] as const)('says "%s" once there are enough to tell', (verdict, confidence, ticked) => {
    const log = Array.from({ length: 12 }, () => day(0, { confidence, ...had(ticked) }))
    const { title, caution, chart } = reportAt(1, ...log).calibration
    expect(title.startsWith(`${verdict}: `)).toBe(true)
    expect(caution).toBeUndefined()
    expect(chart?.map(({ label }) => label)).toEqual([`${ticked === 4 ? 12 : 0} of 12`])
  })

  it('has nothing to draw before the first prediction', () => {
    const { title, chart } = reportAt(0, day(0, { attempt: 'unknown' })).calibration
    expect(title).toBe('You have not said how sure you were of any answer yet.')
    expect(chart).toBeUndefined()
  })
})

describe('retention', () => {
  it('holds the share against the target', () => {
    const log = [0, 1, 2, 5].map((n) => day(n, { grade: n === 5 ? 'again' : 'good' }))
    const { title, n } = reportAt(6, ...log).retention
    expect(plain(title)).toBe(
      'Of 3 that came back you recalled 2 (67 %); the target is 90 %, and chance may explain the gap.',
    )
    expect(n).toBe('n = 3 reviews')
  })

  it('shows the last thirty days apart from all once they differ', () => {
    const log = [0, 1, 60].map((n) => day(n))
    const { chart } = reportAt(61, ...log).retention
    expect(chart?.rows.map(({ label, n }) => [label, n])).toEqual([
      ['Last 30 days', 1],
      ['All reviews', 2],
    ])
  })

  it.each([
    ['again', 'chance does not explain'],
    ['good', 'chance may explain'],
  ] as const)('of nothing but %s is %s', (grade, words) => {
    const log = Array.from({ length: 11 }, (_, n) => day(n, { grade }))
    expect(reportAt(12, ...log).retention.title).toContain(words)
  })
})

describe('the days', () => {
  it('count what falls due, with what is overdue today', () => {
    const { title, table } = reportAt(
      1,
      day(0, { grade: 'easy' }),
      day(0, { grade: 'again' }, 'cors'),
    ).forecast
    expect(table.rows[0]).toEqual(['Jan 6', '1'])
    expect(table.rows).toHaveLength(14)
    expect(title).toMatch(/^2 items fall due in the next 14 days\.$/)
  })

  it('name the one that stands out', () => {
    const log = ['etags', 'cors'].map((id) => day(0, { grade: 'again' }, id))
    const { forecast } = reportAt(1, ...log, day(0, { grade: 'easy' }, 'hmac'))
    expect(forecast.title).toBe('3 items fall due in the next 14 days, most today (2).')
    expect(reportAt(1, ...log).forecast.title).toBe(
      '2 items fall due in the next 14 days, all today.',
    )
  })

  it('add up the time of two weeks', () => {
    const { title, n, chart } = reportAt(
      3,
      day(-20, { spentMs: 3_600_000 }),
      day(0, { spentMs: 60_000 }),
      day(3, { spentMs: 240_000 }, 'cors'),
    ).time
    expect(title).toBe('You spent 5 min on answers in the last 14 days, most today (4 min).')
    expect(n).toBe('n = 2 answers')
    expect(chart?.at(-1)).toEqual({ day: '2026-01-08', value: 4 })
  })

  it('reproach nobody with two weeks away', () => {
    const { title, chart } = reportAt(40, day(0, { spentMs: 3_600_000 })).time
    expect(title).toBe('1 h on answers in all, none in the last 14 days.')
    expect(chart).toBeUndefined()
  })
})

describe('recall', () => {
  it('is a dated forecast of the topics seen', () => {
    const { title, n, caution, chart, table } = reportAt(0, day(0)).recall
    expect(plain(title)).toBe('You would recall 44 % of all questions today.')
    expect(n).toBe('n = 4 questions in 2 topics, 1 of them seen. Forecast made Jan 5, 2026.')
    expect(caution).toBe('From 1 question; says little.')
    expect(chart?.rows.map(({ label }) => label)).toEqual(['HTTP'])
    expect(table.rows.map(([topic]) => topic)).toEqual(['HTTP', 'Security'])
  })

  it('adds the day of the interview, by the plan or without reviews', () => {
    const planned = reportAt(0, aim('2026-01-12', 30), day(0))
    expect(planned.aim.kind).toBe('planned')
    expect(plain(planned.recall.title)).toMatch(/ % on Jan 12 if you keep to the plan\.$/)
    expect(planned.recall.chart?.rows).toHaveLength(2)

    const bare = reportAt(0, aim('2026-01-12'), day(0))
    expect(bare.aim).toEqual({ kind: 'without minutes', day: '2026-01-12' })
    expect(plain(bare.recall.title)).toMatch(/ on Jan 12 if you review nothing until then\.$/)
  })

  it('forgets an interview that is over', () => {
    const { aim: over, recall } = reportAt(10, aim('2026-01-12', 30), day(0))
    expect(over).toEqual({ kind: 'over', day: '2026-01-12' })
    expect(recall.title).toMatch(/today\.$/)
    expect(reportAt(0, day(0)).aim).toEqual({ kind: 'none' })
  })
})

describe('the checklist', () => {
  const areas = [
    { name: 'HTTP', questions: ['etags', 'cors'].map((id) => ({ id: itemId(id) })) },
    { name: 'Security', questions: [{ id: itemId('hmac') }] },
  ]
  const at = (days: number, ...log: readonly Dated[]) =>
    evidenceFor(areas, sceneOf({ log, items, days }).state)

  it('is filled by what was recalled and by what lasts', () => {
    const lasting = [0, 8, 40].map((n) => day(n, { grade: 'easy' }, 'hmac'))
    const [http, security] = at(41, day(0), day(0, { grade: 'again' }, 'cors'), ...lasting)
    expect(http?.evidence).toEqual({
      ...{ n: 2, recalled: 1, lasting: 0 },
      ...{ mustKnow: 'part', senior: 'none' },
    })
    expect(security?.evidence).toMatchObject({ mustKnow: 'all', senior: 'all' })
    expect(checklistTitle([http!, security!])).toBe(
      'What an engineer must know shows in 1 of 2 areas, and lasts in 1.',
    )
  })

  it('does not empty because somebody is away', () => {
    const logs = fc.array(
      fc.record({
        item: fc.constantFrom('etags', 'cors', 'hmac'),
        at: fc.integer({ min: 0, max: 60 }),
        grade: fc.constantFrom(...gradeOrder),
      }),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(logs, fc.integer({ min: 0, max: 2_000 }), (rows, away) => {
        const log = rows.map((row) => day(row.at, { grade: row.grade }, row.item))
        expect(at(60 + away, ...log)).toEqual(at(60, ...log))
      }),
    )
  })
})
