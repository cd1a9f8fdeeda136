import { afterEach, describe, expect, it, vi } from 'vitest'

import { href } from './href'

afterEach(() => vi.unstubAllEnvs())

const asIs = ['https://example.com/a', '//example.com/a', '#answer', 'mailto:a@example.com', '']

describe('href', () => {
  it.each([
    ['', '/questions', '/questions'],
    ['/retry-after', '/questions?level=high#top', '/retry-after/questions?level=high#top'],
    ['/retry-after', '/', '/retry-after/'],
  ])('under "%s" writes %s as %s', (basePath, path, address) => {
    vi.stubEnv('NEXT_PUBLIC_BASE_PATH', basePath)
    expect(href(path)).toBe(address)
  })

  it.each(asIs)('leaves "%s" as it is', (address) => {
    vi.stubEnv('NEXT_PUBLIC_BASE_PATH', '/retry-after')
    expect(href(address)).toBe(address)
  })

  it('has no base path unless the build was given one', () => {
    vi.stubEnv('NEXT_PUBLIC_BASE_PATH', undefined)
    expect(href('/questions')).toBe('/questions')
  })
})
