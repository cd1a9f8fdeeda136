import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Problem } from '@/lib/content/content-error'
import type { Item } from '@/lib/content/schema'

/** Beside the shelves, a table per topic: what a second reader checked, where, and how. */
export const CLAIMS = 'claims'

/**
 * `opened`: the section was read, in the document or a stored copy of it. `excerpt`: only a
 * quotation of it. `ran`: computed or executed. `not opened`: could not be had, and is said with care.
 */
export const ways = ['opened', 'excerpt', 'ran', 'not opened'] as const

export interface Claim {
  readonly file: string
  readonly item: string
  readonly claim: string
  /** An address as the item's `sources` has it, or `-` for what was computed. */
  readonly source: string
  readonly section: string
  readonly how: string
}

export function readClaims(root: string): readonly Claim[] {
  const folder = join(root, CLAIMS)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted()
    .flatMap((name) => claimsIn(join(folder, name)))
}

function claimsIn(file: string): readonly Claim[] {
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n')
  return rows.map((row) => {
    const [item = '', claim = '', source = '', section = '', how = ''] = row.split('\t')
    return { file: file.replaceAll('\\', '/'), item, claim, source, section, how }
  })
}

/** Each claim has a place, and each source of a question or a table carries a claim. */
export function claimProblems(
  claims: readonly Claim[],
  items: readonly Item[],
  pathOf: ReadonlyMap<string, string>,
): readonly Problem[] {
  const byId = new Map(items.map((item) => [String(item.id), item]))
  const misplaced = claims.flatMap((claim) => flawOf(claim, byId.get(claim.item)) ?? [])
  const backed = new Set(claims.map(({ item, source }) => `${item} ${source}`))
  const idle = items
    .filter(({ shelf }) => shelf === 'question' || shelf === 'reference')
    .flatMap(({ id, sources }) =>
      sources
        .filter(({ url }) => !backed.has(`${id} ${url}`))
        .map(({ url }) => ({
          file: pathOf.get(id) ?? id,
          field: 'sources',
          reason: `no claim in ${CLAIMS}/ rests on ${url}`,
        })),
    )
  return [...misplaced, ...idle]
}

function flawOf(claim: Claim, item: Item | undefined): Problem | undefined {
  const { file, how, source } = claim
  const say = (reason: string) => ({ file, field: claim.item, reason: `"${claim.claim}" ${reason}` })
  if (!item) return say('is claimed of an item that is not there')
  if (!(ways as readonly string[]).includes(how)) return say(`was checked how? "${how}"`)
  const known = source === '-' || item.sources.some(({ url }) => url === source)
  return known ? undefined : say(`rests on ${source}, which is no source of it`)
}
