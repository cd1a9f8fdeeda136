import { describe, expect, it } from 'vitest'

import { parseBasePath } from './base-path'

describe('parseBasePath', () => {
  it.each([
    { text: undefined, basePath: '' },
    { text: '', basePath: '' },
    { text: '/', basePath: '' },
    { text: '/retry-after', basePath: '/retry-after' },
    { text: 'retry-after', basePath: '/retry-after' },
    { text: '/retry-after/', basePath: '/retry-after' },
    { text: ' /team//retry-after ', basePath: '/team/retry-after' },
  ])('reads $text as "$basePath"', ({ text, basePath }) => {
    expect(parseBasePath(text)).toBe(basePath)
  })

  it.each(['/a b', '/../up', '/.', '/a?b', '/<script>', '/ümlaut', 'https://host/site'])(
    'refuses %s by name',
    (text) => {
      expect(() => parseBasePath(text)).toThrow(`not "${text}"`)
    },
  )

  it('refuses the path that Git Bash on Windows makes of /retry-after', () => {
    expect(() => parseBasePath('C:/Program Files/Git/retry-after')).toThrow('BASE_PATH must look')
  })
})
