import { join } from 'node:path'

import type { Problem } from '@/lib/content/content-error'
import { readContent } from '@/lib/content/load'
import { nameAt, type Place } from '@/lib/content/place'
import type { Item, Shelf } from '@/lib/content/schema'

import { createCatalog } from './catalog'
import { claimProblems, readClaims } from './claims'
import { finished, PLANNED, readPlanned } from './planned'
import { flawsOf } from './rules'

export interface CheckOptions {
  readonly root: string
  /** Paths of the site that exist without content. */
  readonly routes: readonly string[]
  /** Shelves on which a planned id without a file is a problem. */
  readonly finished?: Readonly<Record<Shelf, boolean>>
}

export interface Report {
  readonly items: readonly Item[]
  readonly planned: readonly Place[]
  readonly missing: readonly Place[]
  readonly problems: readonly Problem[]
}

export function checkContent(options: CheckOptions): Report {
  const { items, problems, pathOf } = readContent(options.root)
  const planned = readPlanned(join(options.root, PLANNED))
  const missing = planned.filter(({ id }) => !pathOf.has(id))
  const done = options.finished ?? finished
  const claims = readClaims(options.root)
  const awaited = missing.filter(({ shelf }) => !done[shelf]).map(({ id }) => id)
  const catalog = createCatalog(items, options.routes, awaited)
  const flaws = items.flatMap((item) =>
    flawsOf(item, catalog).map((flaw) => ({ file: pathOf.get(item.id) ?? item.id, ...flaw })),
  )
  return {
    items,
    planned,
    missing,
    problems: [
      ...problems,
      ...flaws,
      ...planProblems(options.root, missing, done),
      // A folder without claims is content that nobody has read a second time yet.
      ...(claims.length > 0 ? claimProblems(claims, items, pathOf) : []),
    ],
  }
}

function planProblems(
  root: string,
  missing: readonly Place[],
  done: Readonly<Record<Shelf, boolean>>,
) {
  const file = join(root, PLANNED)
  return missing
    .filter(({ shelf }) => done[shelf])
    .map((place) => ({ file, field: place.id, reason: `has no file ${nameAt(place)}` }))
}
