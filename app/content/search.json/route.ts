import { allItems } from '@/lib/content/library'
import { buildSearchIndex } from '@/lib/content/search'

export const dynamic = 'force-static'

export const GET = () =>
  new Response(buildSearchIndex(allItems()), { headers: { 'Content-Type': 'application/json' } })
