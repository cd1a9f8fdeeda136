import { buildDeck } from '@/lib/content/deck'
import { shelf } from '@/lib/content/load'

export const dynamic = 'force-static'

export const GET = () => Response.json(buildDeck(shelf('question')))
