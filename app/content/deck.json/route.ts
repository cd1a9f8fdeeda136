import { deck } from '@/lib/content/library'

export const dynamic = 'force-static'

export const GET = () => Response.json(deck())
