import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { loadItems, ofShelf } from './load'
import { skillAreas } from './skill-areas'

const file = readFileSync('content/reference/chk-engineer-skills.md', 'utf8')
const areasIn = (markdown: string) => skillAreas({ sections: { About: '', Checklist: markdown } })

describe('the engineer checklist', () => {
  it('has sixteen areas, each with questions that exist', () => {
    const ids = new Set(ofShelf(loadItems(), 'question').map(({ id }) => id))
    const areas = areasIn(file)
    expect(areas).toHaveLength(16)
    expect(areas.flatMap(({ questions }) => questions).filter(({ id }) => !ids.has(id))).toEqual([])
  })

  it('is read as plain text, in the order of the file', () => {
    const [http] = areasIn(file)
    expect(http).toEqual({
      name: 'HTTP',
      mustKnow: 'methods, status codes, headers',
      senior: 'negotiation, conditional requests, versions of the protocol',
      questions: [
        { id: 'status-code-families', label: 'status codes' },
        { id: 'conditional-requests', label: 'conditional requests' },
      ],
    })
    expect(areasIn(file).find(({ name }) => name === 'Caching')?.mustKnow).toBe(
      'Cache-Control and ETag',
    )
  })

  it.each([
    ['a column went', '| Senior |', '| Seniors |', 'no column "Senior"'],
    [
      'a link leads elsewhere',
      '/questions/status-code-families',
      '/topics/http',
      'HTTP: /topics/http is not a question',
    ],
    [
      'an area has no question',
      /\[algorithms\].*rate-limiting\) \|/,
      'none |',
      'Rate limiting of the engineer checklist has no question',
    ],
  ])('stops the build when %s', (...[, from, to, message]) => {
    const changed = file.replace(from, to)
    expect(changed).not.toBe(file)
    expect(() => areasIn(changed)).toThrow(message)
  })
})
