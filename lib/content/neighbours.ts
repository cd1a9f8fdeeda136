import type { Item } from './schema'
import { pathOf } from './site-paths'
import { titleOf } from './title'
import { isTopicSlug, topicTitle } from './topics'

/** What an item's `see` leads to, ready to be shown. */
export interface Neighbour {
  readonly title: string
  /** `question`, `incident`, … or `topic`, `page`. */
  readonly kind: string
  /** Without the base path. */
  readonly href: string
}

/** In the order of `see`. What is still to be written is left out; the content check knows of it. */
export function neighboursOf(
  { see }: Pick<Item, 'see'>,
  byId: (id: string) => Item | undefined,
): readonly Neighbour[] {
  return see.flatMap((name) => neighbour(name, byId(name)) ?? [])
}

function neighbour(name: string, item: Item | undefined): Neighbour | undefined {
  if (isTopicSlug(name)) return { title: topicTitle(name), kind: 'topic', href: `/topics/${name}` }
  if (item) return { title: titleOf(item), kind: kindOf(item), href: pathOf(item) }
  return name.startsWith('/') ? { title: titleOfPath(name), kind: 'page', href: name } : undefined
}

const kindOf = (item: Item) => (item.shelf === 'reference' ? item.kind : item.shelf)

/** `/simulators/rate-limiting` is called "rate limiting". */
const titleOfPath = (path: string) =>
  (path.split(/[?#]/)[0]?.split('/').at(-1) || path).replaceAll('-', ' ')
