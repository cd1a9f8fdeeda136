import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

import { once } from './build-cache'
import { ContentError, type Problem } from './content-error'
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
