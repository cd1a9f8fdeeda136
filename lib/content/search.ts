import MiniSearch, { type Options, type SearchResult } from 'minisearch'

import type { ItemId } from './item-id'
import type { Item, Shelf } from './schema'
import { pathOf } from './site-paths'
import { titleOf } from './title'
import { topicTitle, type TopicSlug } from './topics'

export interface SearchHit {
  readonly id: ItemId
  readonly shelf: Shelf
  readonly title: string
  readonly topic: TopicSlug
  /** Without the base path. */
  readonly href: string
}

type Search = (query: string) => readonly SearchHit[]

interface SearchEntry extends SearchHit {
  readonly topicTitle: string
  readonly text: string
}

/** Shared by the build and the browser: an index only opens with the options that made it. */
export const searchOptions: Options<SearchEntry> = {
  fields: ['title', 'topicTitle', 'text'],
  storeFields: ['shelf', 'title', 'topic', 'href'],
  searchOptions: {
    boost: { title: 4, topicTitle: 2 },
    combineWith: 'AND',
    prefix: true,
    // Two swapped letters are two edits. Shorter words have too many neighbours.
    fuzzy: (term) => (term.length < 4 ? false : term.length < 5 ? 1 : 2),
  },
}

/** At build: everything that can be found, as JSON. */
export function buildSearchIndex(items: readonly Item[]): string {
  const index = new MiniSearch(searchOptions)
  index.addAll(items.map(entryOf))
  return JSON.stringify(index)
}

/** In the browser: the index as a question to ask. The best hit comes first. */
export function openSearchIndex(json: string): Search {
  const index = MiniSearch.loadJSON(json, searchOptions)
  return (query) => index.search(query).map(toHit)
}

function entryOf(item: Item): SearchEntry {
  const { id, shelf, topic } = item
  const text = searchable(item).join('\n').replace(LINK_TARGET, ']')
  return { id, shelf, topic, title: titleOf(item), href: pathOf(item), topicTitle: topicTitle(topic), text }
}

/** Words split at punctuation, so Markdown needs no other cleaning. */
const LINK_TARGET = /\]\([^)]*\)/g

/** What may be found. Causes of an incident and answers to a design stay out: a hit would tell them. */
function searchable(item: Item): readonly string[] {
  switch (item.shelf) {
    case 'question':
      return [item.sections.Prompt, item.sections.Answer, ...item.keyIdeas]
    case 'design':
      return [item.sections.Prompt]
    case 'incident':
      return [item.sections.Pager, item.sections.Lately]
    case 'simulation':
      return [item.sections.Question]
    case 'reference':
      return Object.values(item.sections)
    case 'glossary':
      return [...item.also, item.sections.Definition]
    case 'topic':
      return [item.lead, ...item.probes.flatMap(({ ask, listensFor }) => [ask, listensFor])]
  }
}

function toHit({ id, shelf, title, topic, href }: SearchResult): SearchHit {
  return { id, shelf, title, topic, href }
}
