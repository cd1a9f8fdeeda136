import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import { once } from './build-cache'
import { ContentError, type Problem } from './content-error'
import { buildDeck, type DeckEntry } from './deck'
import { parseItem } from './parse'
import type { Item, ItemOf, Shelf } from './schema'

/** Reads all content at build time; bad files stop the build by name. */
export function loadItems(root = 'content'): readonly Item[] {
  const { items, problems } = readContent(root)
  if (problems.length > 0) throw new ContentError(problems)
  return items
}

/** The same, for whoever wants to know everything that is wrong. */
export function readContent(root = 'content') {
  const items: Item[] = []
  const problems: Problem[] = []
  const pathOf = new Map<string, string>()

  for (const name of markdownFiles(root)) {
    const path = join(root, name).split(sep).join('/')
    try {
      const text = readFileSync(join(root, name), 'utf8')
      const item = once('item', `${name}\n${text}`, () => parseItem({ path, name, text }))
      const other = pathOf.get(item.id)
      if (other !== undefined) {
        problems.push({ file: path, field: 'id', reason: `is already taken by ${other}` })
        continue
      }
      pathOf.set(item.id, path)
      items.push(item)
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      problems.push(...error.problems)
    }
  }
  return { items, problems, pathOf }
}

function markdownFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.split(sep).join('/'))
    .toSorted()
}

export function ofShelf<Name extends Shelf>(
  items: readonly Item[],
  name: Name,
): readonly ItemOf<Name>[] {
  return items.filter((item): item is ItemOf<Name> => item.shelf === name)
}

let loaded: readonly Item[] | undefined

/** For pages: one reading per process, except in development, where a saved file is to be seen. */
export function shelf<Name extends Shelf>(name: Name): readonly ItemOf<Name>[] {
  if (process.env.NODE_ENV === 'development') return ofShelf(loadItems(), name)
  loaded ??= loadItems()
  return ofShelf(loaded, name)
}

let dealt: readonly DeckEntry[] | undefined

/** The deck, built once: every question's page needs it for the next one. */
export function deck(): readonly DeckEntry[] {
  if (process.env.NODE_ENV === 'development') return buildDeck(shelf('question'))
  dealt ??= buildDeck(shelf('question'))
  return dealt
}

/** The item of a page, whose id comes from the same shelf. */
export function find<Name extends Shelf>(name: Name, id: string): ItemOf<Name> {
  const item = shelf(name).find((each) => each.id === id)
  if (!item) throw new Error(`No ${name} is called "${id}"`)
  return item
}
