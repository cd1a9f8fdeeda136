import { shelf } from '@/lib/content/library'
import { buildTopicFile } from '@/lib/content/topic-file'
import { isTopicSlug, topicSlugs } from '@/lib/content/topics'
import { href } from '@/lib/format/href'

export const dynamic = 'force-static'
export const dynamicParams = false

const NAME = /^(.+)\.json$/

export const generateStaticParams = () => topicSlugs.map((slug) => ({ topic: `${slug}.json` }))

interface Context {
  readonly params: Promise<{ readonly topic: string }>
}

export async function GET(_request: Request, { params }: Context) {
  const slug = NAME.exec((await params).topic)?.[1] ?? ''
  const questions = shelf('question').filter(({ topic }) => isTopicSlug(slug) && topic === slug)
  return Response.json(await buildTopicFile(questions, { href }))
}
