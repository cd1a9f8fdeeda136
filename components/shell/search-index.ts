import { openSearchIndex, type SearchHit } from '@/lib/content/search'
import { href } from '@/lib/format/href'

type Search = (query: string) => readonly SearchHit[]

let opened: Promise<Search> | undefined

/** The index is made at build; this fetches it once and hands back the question to ask it. */
export function openSearch(): Promise<Search> {
  opened ??= fetchIndex().catch((cause: unknown) => {
    // The next who asks tries again.
    opened = undefined
    throw cause
  })
  return opened
}

async function fetchIndex(): Promise<Search> {
  const response = await fetch(href('/content/search.json'))
  if (!response.ok) throw new Error(`The search index could not be loaded (${response.status})`)
  return openSearchIndex(await response.text())
}
