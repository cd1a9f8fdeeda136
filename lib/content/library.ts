// What pages ask of the content: items, the deck, what lies next to an item, how prose is rendered.
import { href } from '@/lib/format/href'

import { buildDeck } from './deck'
import { loadItems, ofShelf } from './load'
import type { HtmlOptions } from './markdown'
import { neighboursOf, type Neighbour } from './neighbours'
import type { Item, ItemOf, Shelf } from './schema'
import { createTermFinder } from './term-links'

/** Made once per process, except in development, where a saved file is to be seen. */
function kept<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined
  return () => {
    if (process.env.NODE_ENV === 'development') return make()
    made ??= { value: make() }
    return made.value
  }
}

const items = kept(() => new Map(loadItems().map((item) => [String(item.id), item])))

export const allItems = (): readonly Item[] => [...items().values()]

export function shelf<Name extends Shelf>(name: Name): readonly ItemOf<Name>[] {
  return ofShelf(allItems(), name)
}

/** The item of a page, whose id comes from the same shelf. */
export function find<Name extends Shelf>(name: Name, id: string): ItemOf<Name> {
  const item = items().get(id)
  if (item?.shelf !== name) throw new Error(`No ${name} is called "${id}"`)
  return item as ItemOf<Name>
}

/** All questions in the order in which they are best learned. */
export const deck = kept(() => buildDeck(shelf('question')))

/** What an item's `see` leads to. */
export function neighbours(item: Item): readonly Neighbour[] {
  const all = items()
  return neighboursOf(item, (id) => all.get(id))
}

/** What else the site has on a topic: what it names itself, then simulators, incidents, designs, tables. */
export function onTopic(topic: ItemOf<'topic'>): readonly Neighbour[] {
  const others = (['simulation', 'incident', 'design', 'reference'] as const).flatMap((name) =>
    shelf(name).filter((item) => item.topic === topic.topic),
  )
  const see = [...topic.see, ...others.map(({ id }) => id)]
  return neighbours({ ...topic, see: [...new Set(see)] })
}

const terms = kept(() => createTermFinder(shelf('glossary')))

/** How prose is rendered, on a page and in JSON: under the base path, each term linked once. */
export const proseOptions = (): HtmlOptions => ({ href, terms: terms() })
