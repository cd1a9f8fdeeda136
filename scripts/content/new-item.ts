import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { isItemId } from '@/lib/content/item-id'
import { readContent } from '@/lib/content/load'
import { nameAt, shelves, type Place } from '@/lib/content/place'
import { isTopicSlug, topicSlugs, type TopicSlug } from '@/lib/content/topics'

import { PlainError } from '../plain-error'
import { PLANNED, readPlanned } from './planned'
import { templateOf } from './templates'

export interface NewItem {
  readonly root: string
  /** As typed: nothing here is known to be right. */
  readonly shelf: string | undefined
  readonly id: string | undefined
  readonly topic: string | undefined
  /** Such as 2026-11-21. */
  readonly today: string
}

/** Writes a template and says where, or refuses in one sentence. */
export function createItem(wish: NewItem): string {
  const place = placeFor(wish)
  const path = join(wish.root, nameAt(place))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, templateOf(place, wish.today), { flag: 'wx' })
  return path
}

type NewPlace = Place & { readonly topic: TopicSlug }

function placeFor({ root, shelf: word, id, topic }: NewItem): NewPlace {
  const shelf = shelves.find((each) => each === word)
  if (!shelf) throw new PlainError(`Say what is new: one of ${shelves.join(', ')}.`)
  if (!id || !isItemId(id)) {
    throw new PlainError(
      `"${id ?? ''}" is not an id: use lower-case words and digits joined by single hyphens.`,
    )
  }
  const chosen = topic ?? plannedTopic(root, id)
  if (chosen === undefined || !isTopicSlug(chosen)) throw new PlainError(askForTopic(shelf, id))
  const place = { shelf, id, topic: chosen }
  const taken = readContent(root).pathOf.get(id) ?? join(root, nameAt(place))
  if (existsSync(taken)) throw new PlainError(`"${id}" exists already: ${taken}.`)
  return place
}

const plannedTopic = (root: string, id: string) =>
  readPlanned(join(root, PLANNED)).find((place) => place.id === id)?.topic

const askForTopic = (shelf: string, id: string) =>
  `Name a topic: npm run content -- new ${shelf} ${id} --topic <one of ${topicSlugs.join(', ')}>`
