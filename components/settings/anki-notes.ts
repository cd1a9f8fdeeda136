import { isItemId } from '@/lib/content/item-id'
import type { TopicFile } from '@/lib/content/topic-file'
import { type TopicSlug, topicSlugs } from '@/lib/content/topics'
import type { AnkiNote } from '@/lib/exchange/anki'
import { href } from '@/lib/format/href'

/** Every question with its answer, topic by topic. */
export async function loadAnkiNotes(origin: string): Promise<readonly AnkiNote[]> {
  const files = await Promise.all(topicSlugs.map(loadTopic))
  return files.flatMap((file, n) => notesOf(file, topicSlugs[n]!, origin))
}

async function loadTopic(topic: TopicSlug): Promise<TopicFile> {
  const response = await fetch(href(`/content/topics/${topic}.json`))
  if (!response.ok) throw new Error(`${topic} could not be loaded (${response.status})`)
  return (await response.json()) as TopicFile
}

function notesOf(file: TopicFile, topic: TopicSlug, origin: string): readonly AnkiNote[] {
  return Object.entries(file).flatMap(([id, { level, title, answerHtml, keyIdeas }]) => {
    if (!isItemId(id)) return []
    const url = `${origin}${href(`/questions/${id}`)}`
    return [{ id, topic, level, prompt: title, answerHtml, keyIdeas, url }]
  })
}
