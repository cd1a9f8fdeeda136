import type { Item } from '@/lib/content/schema'
import { pathOf } from '@/lib/content/site-paths'
import { isTopicSlug } from '@/lib/content/topics'

import { listFiles } from '../list-files'

/** Everything a link of the content may lead to. */
export interface Catalog {
  readonly hasItem: (id: string) => boolean
  readonly hasPath: (path: string) => boolean
  /** What `see` may name: an item, a topic or a path. */
  readonly hasTarget: (name: string) => boolean
}

/** `planned` are ids whose file is still to be written: the site shows them once they are there. */
export function createCatalog(
  items: readonly Item[],
  routes: readonly string[],
  planned: readonly string[] = [],
): Catalog {
  const ids = new Set<string>([...items.map(({ id }) => id), ...planned])
  const paths = new Set([...routes, ...items.map(pathOf)])

  const hasItem = (id: string) => ids.has(id)
  const hasPath = (path: string) => paths.has(path) || isQueryOf(path, paths)
  return {
    hasItem,
    hasPath,
    hasTarget: (name) => hasItem(name) || isTopicSlug(name) || hasPath(name),
  }
}

const SITE = 'https://this-site.invalid'

/** A query is up to its page. A fragment has to be a place of its own. */
function isQueryOf(path: string, paths: ReadonlySet<string>): boolean {
  if (!path.startsWith('/') || !URL.canParse(path, SITE)) return false
  const { origin, pathname, hash } = new URL(path, SITE)
  return origin === SITE && paths.has(pathname) && hash === ''
}

const PAGE = /^(?:(.+)\/)?page\.tsx$/

/** The routes without parameters; those with one come from the items. */
export function staticRoutes(app: string): readonly string[] {
  return listFiles(app)
    .map((name) => PAGE.exec(name))
    .filter((match) => match !== null)
    .map(([, folder = '']) => `/${folder}`)
    .filter((route) => !route.includes('['))
}
