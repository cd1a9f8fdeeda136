import type { Item } from './schema'

/** One page for all terms. */
export const glossaryPath = '/reference/glossary'

/** Where an item is shown, without the base path. */
export function pathOf(item: Item): string {
  switch (item.shelf) {
    case 'question':
      return `/questions/${item.id}`
    case 'design':
      return `/designs/${item.id}`
    case 'incident':
      return `/incidents/${item.id}`
    case 'simulation':
      return `/simulators/${item.engine}?lesson=${item.id}`
    case 'reference':
      return `/reference/${item.id}`
    case 'glossary':
      return `${glossaryPath}#${item.id}`
    case 'topic':
      return `/topics/${item.id}`
  }
}
