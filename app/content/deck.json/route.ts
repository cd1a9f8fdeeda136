import { deck } from '@/lib/content/load'

export const dynamic = 'force-static'

export const GET = () => Response.json(deck())
