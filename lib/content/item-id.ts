declare const brand: unique symbol

/** The file name is the id, so a link, a stored card and a git diff all agree. */
export type ItemId = string & { readonly [brand]: 'ItemId' }

const WORDS_AND_HYPHENS = /^[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST = 60

export function isItemId(text: string): text is ItemId {
  return text.length <= LONGEST && WORDS_AND_HYPHENS.test(text)
}

export function itemId(text: string): ItemId {
  if (isItemId(text)) return text
  throw new Error(
    `"${text}" is not an id: use lower-case words and digits joined by single hyphens, ${LONGEST} characters at most`,
  )
}
