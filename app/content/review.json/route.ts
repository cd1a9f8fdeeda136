import { allItems } from '@/lib/content/library'
import { buildReviewFile } from '@/lib/content/review-file'

export const dynamic = 'force-static'

export const GET = () => Response.json(buildReviewFile(allItems()))
