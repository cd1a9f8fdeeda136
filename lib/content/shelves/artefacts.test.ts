import { describe, expect, it } from 'vitest'

import { artefactOf, blocksIn } from './artefacts'
import { contradictions, unshown } from './quoted'
import { parseStamp, stampsIn, strayStamps } from './stamps'

const window = { from: parseStamp('2026-11-23 10:00')!, to: parseStamp('2026-11-23 10:07')! }
const read = (form: string, text: string) => artefactOf({ form, title: 'a title', text }, window)

describe('a stamp', () => {
  it.each([
    ['2026-11-23T10:04:30Z', 'dated'],
    ['2026-11-23 10:04', 'dated'],
    ['2026/11/23 10:04:30', 'dated'],
    ['[23/Nov/2026:10:04:30 +0000]', 'dated'],
    ['at 10:04:30.118', 'alone'],
    ['10:04', 'alone'],
  ])('is found in "%s"', (text, how) => {
    const [stamp, ...others] = stampsIn(text)
    expect(others).toEqual([])
    const seconds = text.includes(':30') ? 30 : 0
    const ofDay = 10 * 3_600 + 4 * 60 + seconds
    expect(stamp!.at % 86_400).toBe(ofDay)
    expect(stamp!.isDated).toBe(how === 'dated')
    if (stamp!.isDated) expect(stamp!.at).toBe(Date.UTC(2026, 10, 23) / 1_000 + ofDay)
  })

  it.each(['10.0.3.17:8080', 'db:5432', '25:10', '10:04:30:118', '0 * * * *', '3m51s', '+01:00'])(
    'is none in "%s"',
    (text) => {
      expect(stampsIn(text)).toEqual([])
    },
  )

  it.each([
    ['10:00', []],
    ['10:07:01', ['10:07:01']],
    ['09:59 and 10:03', ['09:59']],
    ['2026-11-22 10:04', ['2026-11-22 10:04']],
    ['00:01:58', []],
  ])('in "%s" is held against the window', (text, stray) => {
    expect(strayStamps(text, window)).toEqual(stray)
  })

  it('may be any time of a window that is a day long', () => {
    const long = { from: parseStamp('2026-11-20 10:00')!, to: parseStamp('2026-11-21 10:00')! }
    expect(strayStamps('00:01:58 09:59 10:01', long)).toEqual([])
    expect(strayStamps('2026-11-21 10:01', long)).toEqual(['2026-11-21 10:01'])
  })
})

describe('numbers', () => {
  it('of a sentence are those that its artefact shows, however they are grouped', () => {
    const artefact = 'calls 12,840  mean 140 ms  age 00:01:58  94 %'
    expect(unshown('12 840 calls of 140 ms for 118 s at 94 %, p99, v118', artefact)).toEqual([])
    expect(unshown('500 of 300', '500 300')).toEqual([])
    expect(unshown('12,841 calls at 94.5 %', artefact)).toEqual(['12841', '94.5'])
  })

  it('of a constant are the same wherever it is quoted', () => {
    const constant = { name: 'gateway time-out', value: '30 s' }
    expect(contradictions(constant, 'Gateway time-out: 30 s, one gateway time-out later')).toEqual(
      [],
    )
    expect(contradictions(constant, 'the gateway time-out is 60 s')).toEqual([
      'gateway time-out is 60 s',
    ])
    expect(contradictions(constant, 'gateway time-out, 5 times')).toEqual([])
  })
})

describe('a cell', () => {
  it('is its blocks, with what stands outside of them', () => {
    const { blocks, rest } = blocksIn('Before.\n\n```log app, 10:04\na\nb\n```\n\n```diff\n+c\n```')
    expect(blocks).toEqual([
      { form: 'log', title: 'app, 10:04', text: 'a\nb' },
      { form: 'diff', title: '', text: '+c' },
    ])
    expect(rest).toBe('Before.')
  })
})

describe('a block', () => {
  it('of a table has columns and rows', () => {
    expect(read('table', 'id | key\nch_1 | \nch_2 | k_1')).toEqual({
      ...{ kind: 'table', title: 'a title', columns: ['id', 'key'] },
      rows: [
        ['ch_1', ''],
        ['ch_2', 'k_1'],
      ],
    })
  })

  it('of a trace has spans within spans', () => {
    const text =
      'gateway | GET / | 0 | 100 | 504\n  orders | list | 5 | ?\n    db | SELECT | 9 | 21'
    expect(read('trace', text)).toMatchObject({
      spans: [
        { depth: 0, service: 'gateway', operation: 'GET /', tookMs: 100, note: '504' },
        { depth: 1, service: 'orders', startMs: 5, tookMs: null, note: '' },
        { depth: 2, service: 'db', startMs: 9, tookMs: 21 },
      ],
    })
  })

  it('of metrics has the numbers that are written', () => {
    const text = `unit: s
from: 10:00
to: 10:06
step: 1 min
limit: 30 time-out
mark: 10:02 release 118
line: GET /orders = 10:00 0.4, 10:04 0.4, 10:04 30, 10:06 30`
    const ten = window.from
    expect(read('metrics', text)).toMatchObject({
      ...{ kind: 'lines', unit: 's', isLog: false, limit: { name: 'time-out', at: 30 } },
      axis: { isTime: true, from: ten, to: ten + 360, step: 60 },
      marks: [{ name: 'release 118', at: ten + 120 }],
    })
    const panel = read('metrics', text)
    const line = typeof panel === 'object' && panel.kind === 'lines' ? panel.lines[0] : undefined
    expect(line!.points).toContainEqual({ at: ten + 240, value: 30 })
    expect(line!.points).toHaveLength(8)
  })

  it('of metrics may run along another quantity, or be bars', () => {
    const along = 'unit: ms\nx: pause in s\nfrom: 0\nto: 600\nstep: 60\nline: call = 0 105, 600 390'
    expect(read('metrics', along)).toMatchObject({
      axis: { name: 'pause in s', isTime: false, from: 0, to: 600, step: 60 },
    })
    expect(read('metrics', 'unit: orders\nbar: a = b = 4\nbar: over 60 s = 7')).toMatchObject({
      ...{ kind: 'bars', unit: 'orders' },
      bars: [
        { name: 'a = b', value: 4 },
        { name: 'over 60 s', value: 7 },
      ],
    })
  })

  const lines = 'unit: s\nfrom: 10:00\nto: 10:06\nstep: 10 s\nline: a = 10:00 1, 10:06 1'
  it.each([
    ['log', '10:04 a\n10:03 b', 'steps back in time'],
    ['plan', 'Seq Scan on orders', 'no node has a cost'],
    ['table', 'a | b\n1', 'has 2 columns, but 1 in "1"'],
    ['trace', 'gateway GET 0 100', 'is not "service | operation'],
    ['trace', 'a | x | 0 | 100\n  b | y | 50 | 60', '"y" does not lie within "x"'],
    ['trace', 'a | x | 0 | 100\n    b | y | 50 | 10', '"y" is the child of no span'],
    ['metrics', lines.replace('10:06 1', '10:07 1'), 'leaves its axis'],
    ['metrics', lines.replace('to: 10:06', 'to: 09:00'), 'does not run forward'],
    ['metrics', lines.replace('10 s', '1 s'), '361 points a line; at most 241'],
    ['metrics', lines.replace('10 s', '10 years'), 'does not run forward'],
    ['metrics', lines.replace('unit', 'units'), 'does not know "units"'],
    ['metrics', lines.replace('10:00 1,', '10:00 x,'), '"x" is no number'],
    ['metrics', lines.replace('from: 10:00', 'from: ten'), '"ten" is no time'],
    ['metrics', lines.replace(/\nline.*/, ''), 'neither a line nor a bar'],
    ['metrics', lines.replace(/\nstep.*/, ''), 'lacks "step"'],
    ['metrics', 'bar: a 4', '"a 4" is not "name = value"'],
    ['metrics', 'just words', '"just words" is not "name: value"'],
  ])('of %s refuses "%s"', (...[form, text, says]) => {
    expect(read(form, text)).toContain(says)
  })
})
