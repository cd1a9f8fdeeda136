import { openSearchIndex } from '@/lib/content/search'

import { fetchOnce } from './fetch-once'

/** The index is made at build; this hands back the question to ask it. */
export const openSearch = fetchOnce('/content/search.json', openSearchIndex)
