import { readFileSync } from 'node:fs'

import { shelves, type Place } from '@/lib/content/place'
import type { Shelf } from '@/lib/content/schema'

/**
 * A shelf is finished when the issue that fills it is done: from then on an id of the list
 * without a file is a problem. Until then it is only counted.
 */
export const finished: Readonly<Record<Shelf, boolean>> = {
  question: true,
  design: false,
  incident: true,
  simulation: false,
  reference: true,
  glossary: true,
  topic: true,
}

/** The list's name in the content folder. */
export const PLANNED = 'ids.txt'

/** Reads lines such as `question caching etag` and `glossary term-etag`; # starts a comment. */
export function readPlanned(path: string): readonly Place[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map(parseLine)
}

function parseLine(line: string): Place {
  const [word = '', ...rest] = line.split(' ')
  const shelf = shelves.find((each) => each === word)
  const [topic, id] = shelf === 'question' ? rest : [undefined, ...rest]
  if (!shelf || !id) throw new Error(`"${line}" is not "<shelf> <id>" or "question <topic> <id>"`)
  return topic === undefined ? { shelf, id } : { shelf, id, topic }
}
