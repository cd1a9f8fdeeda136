import { openSearchIndex, type SearchHit } from '@/lib/content/search'
import { href } from '@/lib/format/href'

/** The index is made at build; this fetches it and hands back the question to ask it. */
export async function openSearch(): Promise<(query: string) => readonly SearchHit[]> {
  const response = await fetch(href('/content/search.json'))
  if (!response.ok) throw new Error(`The search index could not be loaded (${response.status})`)
  return openSearchIndex(await response.text())
}
