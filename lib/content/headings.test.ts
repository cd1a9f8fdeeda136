import { describe, expect, it } from 'vitest'

import { partsAt } from './headings'

describe('partsAt', () => {
  it('splits at one depth and leaves deeper headings to their part', () => {
    expect(partsAt('before\n## One\na\n### Deeper\nb\n## Two\nc', 2)).toEqual({
      preamble: 'before',
      parts: [
        { heading: 'One', text: 'a\n### Deeper\nb' },
        { heading: 'Two', text: 'c' },
      ],
    })
  })

  it.each([
    ['a fence', '```bash\n## a comment of bash\n```'],
    ['a fence of tildes', '~~~\n## text\n~~~'],
    ['a longer fence with a shorter one inside', '````text\n```\n## text\n````'],
    [
      'a fence that opens another language inside',
      '```text\n```bash is not a closing fence\n## x\n```',
    ],
  ])('sees no heading inside %s', (_what, code) => {
    expect(partsAt(`## Only\n${code}\n## Next\n`, 2).parts).toEqual([
      { heading: 'Only', text: code },
      { heading: 'Next', text: '' },
    ])
  })
})
