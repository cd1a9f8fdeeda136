import type { Shelf } from './schema'

export const folderOf: Readonly<Record<Shelf, string>> = {
  question: 'questions',
  design: 'designs',
  incident: 'incidents',
  simulation: 'simulations',
  reference: 'reference',
  glossary: 'glossary',
  topic: 'topics',
}

export const shelves = Object.keys(folderOf) as readonly Shelf[]

export interface Place {
  readonly shelf: Shelf
  readonly id: string
  /** Questions lie in the folder of their topic. */
  readonly topic?: string
}

/** Where an item lies, below the content folder. */
export function nameAt({ shelf, topic, id }: Place): string {
  const folder = folderOf[shelf]
  return shelf === 'question' ? `${folder}/${topic}/${id}.md` : `${folder}/${id}.md`
}

/** What a file's name says, or undefined when nothing may lie there. */
export function placeOf(name: string): Place | undefined {
  const [folder, ...rest] = name.replace(/\.md$/, '').split('/')
  const shelf = shelves.find((each) => folderOf[each] === folder)
  if (shelf === undefined) return undefined
  const [topic, id] = shelf === 'question' ? rest : [undefined, ...rest]
  if (id === undefined || rest.length !== (shelf === 'question' ? 2 : 1)) return undefined
  return topic === undefined ? { shelf, id } : { shelf, id, topic }
}
