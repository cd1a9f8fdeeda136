import { loadItems } from '@/lib/content/load'
import { buildSearchIndex } from '@/lib/content/search'

export const dynamic = 'force-static'

export const GET = () =>
  new Response(buildSearchIndex(loadItems()), { headers: { 'Content-Type': 'application/json' } })
