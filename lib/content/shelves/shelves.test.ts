import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { instruments } from '@/lib/simulator/instruments'

import { ContentError } from '../content-error'
import { parseItem } from '../parse'

/** The fields and reasons of a real file after one change. */
function problemsAfter(name: string, from: string | RegExp, to: string) {
  const text = readFileSync(`content/${name}`, 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  try {
    parseItem({ path: name, name, text: changed })
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.problems.map(({ field, reason }) => `${field}: ${reason}`)
  }
}

describe('an incident', () => {
  const incident = 'incidents/inc-double-charge.md'

  it.each([
    ['priors above one', 'prior: 0.35', 'prior: 0.45', 'causes: has priors'],
    [
      'a likelihood of one',
      'newkey: 0.84',
      'newkey: 1',
      'evidence.0.readings.0.likelihoods.newkey',
    ],
    ['a likelihood of zero', 'click: 0.06', 'click: 0', 'evidence.0.readings.1.likelihoods.click'],
    ['likelihoods below one', 'newkey: 0.84', 'newkey: 0.8', 'likelihoods of "newkey"'],
    ['a cause nobody listed', 'newkey: 0.84', 'nobody: 0.84', 'unknown cause "nobody"'],
    [
      'a cell without artefact',
      '### gaps / spread',
      '### gaps / spred',
      'lacks "### gaps / spread"',
    ],
    ['an artefact without cell', '### gaps / spread', '### gaps / spred', 'has "### gaps / spred"'],
    ['the same artefact twice', '## Artefacts', '## Artefacts\n\n### queue / once\n\nx', 'twice'],
    ['a look that costs nothing', 'minutes: 4', 'minutes: 0', 'evidence.0.minutes'],
    ['a key of two words', 'key: rows', 'key: the rows', 'evidence.0.key: is not a key'],
    ['an unknown form', 'form: table', 'form: poem', 'evidence.0.form'],
    ['a window that ends early', 'to: 2026-11-20 14:00', 'to: 2026-11-20 09:00', 'window: ends'],
    [
      'a time of no day',
      'from: 2026-11-20 09:30',
      'from: half past nine',
      'window.from: is no time',
    ],
    [
      'a time outside of its window',
      '10:00:31.064  POST',
      '15:00:31.064  POST',
      '## Artefacts: shows "15:00:31"',
    ],
    [
      'a time in a sentence, outside',
      'A peak at 300 s',
      'A peak at 08:15',
      'evidence.1: shows "08:15"',
    ],
    [
      'a number that its artefact does not show',
      'A peak at 300 s',
      'A peak at 200 s',
      'in "### gaps / at-300-s": does not show the 200',
    ],
    [
      'a quantity quoted with two values',
      '300 s is the visibility time-out',
      'the visibility time-out of 60 s is the visibility time-out',
      'but visibility time-out is 300 s',
    ],
    ['a cause that nothing stops', '- deleted\n', '- race\n', 'mitigations: has none that stops'],
    ['a mitigation of nothing known', '- deleted\n', '- delete\n', 'unknown cause "delete"'],
    [
      'words outside of the blocks',
      '### queue / once\n',
      '### queue / once\n\nLook:\n',
      'in "### queue / once": has "Look:" outside',
    ],
    [
      'a cell in another form',
      '### idem / none\n\n```table',
      '### idem / none\n\n```log',
      'in "### idem / none": does not begin with a block ```table',
    ],
    [
      'a panel that cannot be drawn',
      'step: 5 min',
      'step: 5 sheep',
      'the metrics has an axis that does not run forward',
    ],
    ['no prevention', / {4}prevention:\n( {6}- .*\n)+/, '', 'causes.0.prevention: is missing'],
  ])('is refused with %s', (...[, from, to, problem]) => {
    expect(problemsAfter(incident, from, to).join('\n')).toContain(problem)
  })
})

describe('a design', () => {
  const design = 'designs/design-rate-limiter.md'

  it.each([
    [
      'a dimension nobody grades',
      /dimension: security/,
      'dimension: scale',
      'rubric: needs a point',
    ],
    ['an unknown dimension', 'dimension: security', 'dimension: beauty', 'rubric.9.dimension'],
    ['seven points', / {2}- dimension: (scale|failure|requirements)\n.*\n/g, '', '8 to 12'],
    ['a twist after the end', 'minute: 38', 'minute: 50', 'twists.3.minute'],
    ['no clarifying question', /clarify:\n( {2}.*\n)+/, '', 'clarify: is missing'],
  ])('is refused with %s', (...[, from, to, problem]) => {
    expect(problemsAfter(design, from, to).join('\n')).toContain(problem)
  })
})

describe('a glossary term', () => {
  it('is refused without a source or an item that has one', () => {
    const term = 'glossary/term-token-bucket.md'
    const text = readFileSync(`content/${term}`, 'utf8')
    const bare = text.replace(/sources:\n( {2}.*\n)+/, '').replace(/see:\n( {2}.*\n)+/, '')
    expect(() => parseItem({ path: term, name: term, text: bare })).toThrow(
      'sources: needs a source',
    )
  })
})

describe('a simulation', () => {
  const simulation = (engine: string, scenario: string, lesson = 'This.') => ({
    path: 'content/simulations/a-lesson.md',
    name: 'simulations/a-lesson.md',
    text: `---
title: A lesson
summary: What it teaches
topic: rate-limiting
engine: ${engine}
order: 1
scenario:
${scenario}
sources:
  - label: A source
    url: https://example.com/
    section: All of it
checked: 2026-11-21
---

## Question

What happens?

## Lesson

${lesson}
`,
  })

  it('is refused with a lesson about a value that its run does not have', () => {
    const scenario = `  seed: 1
  durationMs: 1000
  sources:
    - arrivals:
        kind: constant
        perSecond: 5
  lanes:
    - kind: policy
      policy:
        kind: gcra
        emissionMs: 100
        burst: 1`
    const item = (lesson: string) => parseItem(simulation('rate-limiting', scenario, lesson))
    expect(item('It let {{allowed.1}} through.')).toMatchObject({ order: 1, shows: 'lesson' })
    expect(() => item('It let {{allowed.2}} through.')).toThrow(
      '## Lesson: names {{allowed.2}}, which its run does not have',
    )
  })

  it('is refused with an engine nobody built', () => {
    expect(() => parseItem(simulation('weather', '  seed: 1'))).toThrow('engine: is none of')
  })

  it.each(instruments.map(({ id }) => id))('is refused with a scenario %s does not know', (id) => {
    expect(() => parseItem(simulation(id, '  seed: minus one'))).toThrow('scenario')
  })
})
