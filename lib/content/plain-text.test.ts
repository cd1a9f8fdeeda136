import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { speakingSeconds, spokenWords, toPlainText } from './plain-text'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

describe('toPlainText', () => {
  it.each([
    ['marks', '**Bold** and *this* `code`', 'Bold and this code'],
    ['links', 'See [the RFC](https://a.example).', 'See the RFC.'],
    ['paragraphs', 'One\ntwo\n\nthree', 'One two three'],
    ['lists', '- a\n- b', 'a b'],
    ['cells', '| A | B |\n| - | - |\n| 1 | 2 |', 'A B 1 2'],
    ['code blocks', 'Before\n\n```sql\nSELECT 1\n```\n\nafter', 'Before after'],
    ['HTML', 'a <b>c</b>', 'a c'],
    ['a word in two marks', '**half**way', 'halfway'],
  ])('keeps the words of %s', (_what, markdown, text) => {
    expect(toPlainText(markdown)).toBe(text)
  })
})

describe('speaking time', () => {
  it('is a minute for 145 words', () => {
    expect(speakingSeconds(words(145))).toBe(60)
  })

  it('counts words, not marks or dashes', () => {
    expect(spokenWords('**One** – two, *three* `four-five` 6 →')).toBe(5)
  })

  it.each([
    ['code', '\n\n```sql\nSELECT 1 FROM two\n```\n'],
    ['a table', '\n\n| A | B |\n| - | - |\n| 1 | 2 |\n'],
    ['what stands after a heading', '\n\n### Sources disagree\n\nThis one says so.\n'],
  ])('leaves out %s', (_what, silent) => {
    const count = fc.integer({ min: 0, max: 400 })
    fc.assert(fc.property(count, (n) => spokenWords(words(n) + silent) === n))
  })
})
