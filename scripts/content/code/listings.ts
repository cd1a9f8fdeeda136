import { outlineOf } from '@/lib/content/outline'
import type { Item } from '@/lib/content/schema'

/** A code block of the content, under a name that finds it again. */
export interface Listing {
  readonly item: string
  /** Such as `idempotency-key, block 3`. */
  readonly name: string
  readonly language: string
  readonly code: string
}

export function listingsOf(items: readonly Item[]): readonly Listing[] {
  return items.flatMap(({ id, sections }) =>
    Object.values<string>(sections)
      .flatMap((markdown) => outlineOf(markdown).blocks)
      .map((block, index) => ({ item: id, name: `${id}, block ${index + 1}`, ...block })),
  )
}

/** What a checker found wrong with a listing. */
export interface Fault {
  readonly name: string
  readonly reason: string
}

/** The reason of whatever was thrown, or nothing when all is well. */
export function faultIn({ name }: Listing, check: () => void): readonly Fault[] {
  try {
    check()
    return []
  } catch (cause) {
    return [{ name, reason: cause instanceof Error ? cause.message : String(cause) }]
  }
}
