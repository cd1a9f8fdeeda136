import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isItemId, itemId } from './item-id'

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)

describe('itemId', () => {
  it('takes lower-case words and digits joined by single hyphens', () => {
    const ids = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('-'))
    fc.assert(fc.property(ids, (id) => itemId(id) === id && isItemId(id)))
  })

  it.each([
    ['nothing', ''],
    ['a capital', 'Etag'],
    ['a leading hyphen', '-etag'],
    ['a trailing hyphen', 'etag-'],
    ['two hyphens', 'weak--etag'],
    ['a space', 'weak etag'],
    ['a path', '../etag'],
    ['a line break at the end', 'etag\n'],
    ['another alphabet', 'étag'],
    ['61 characters', 'a'.repeat(61)],
  ])('refuses %s and names it', (_what, text) => {
    expect(isItemId(text)).toBe(false)
    expect(() => itemId(text)).toThrow(`"${text}" is not an id`)
  })
})
