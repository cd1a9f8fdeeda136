import { fetchOnce } from '@/components/shell/fetch-once'
import { later, type Later } from '@/components/shell/later'
import type { TopicFile } from '@/lib/content/topic-file'

const files = new Map<string, Later<TopicFile>>()

/** The questions of a topic with their answers, fetched once for all cards of it. */
export function topicFile(topic: string): Later<TopicFile> {
  const known = files.get(topic)
  if (known) return known
  const file = later(
    fetchOnce(`/content/topics/${topic}.json`, (text) => JSON.parse(text) as TopicFile),
  )
  files.set(topic, file)
  return file
}
