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
  /** Whether every word of the query is in it. */
  readonly whole: boolean
}

export type Search = (query: string) => readonly SearchHit[]

interface SearchEntry extends Omit<SearchHit, 'whole'> {
  readonly topicTitle: string
  readonly text: string
}

/** Said in nearly every question, and so no help in finding one. */
const NOISE = new Set(
  'a an and are as at be by do does for from how i in is it of on or the to vs what when which with you your'.split(
    ' ',
  ),
)

/** Shared by the build and the browser: an index only opens with the options that made it. */
export const searchOptions: Options<SearchEntry> = {
  fields: ['title', 'topicTitle', 'text'],
  storeFields: ['shelf', 'title', 'topic', 'href'],
  processTerm: (term) => (NOISE.has(term.toLowerCase()) ? null : term.toLowerCase()),
  searchOptions: { boost: { title: 4, topicTitle: 2 } },
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
  return (query) => {
    const all = searchFor(query, index, 'AND')
    // Better the closest than nothing; `whole` says that a word is missing.
    const hits = all.length > 0 ? all : searchFor(query, index, 'OR').slice(0, MOST_PARTIAL)
    return hits.map((hit) => ({ ...toHit(hit), whole: all.length > 0 }))
  }
}

const MOST_PARTIAL = 8
/** Shorter words have too many neighbours: a beginning of two letters, a typo of four. */
const PREFIX_LETTERS = 2
const TYPO_LETTERS = 5

/** A word that is there is meant as it is written; only one that is not may be a typo. */
function searchFor(query: string, index: MiniSearch<SearchEntry>, combineWith: 'AND' | 'OR') {
  const isKnown = (term: string) => index.search(term, { prefix: isLong(term) }).length > 0
  return index.search(query, {
    combineWith,
    prefix: isLong,
    // Two swapped letters are two edits.
    fuzzy: (term) => (term.length < TYPO_LETTERS || isKnown(term) ? false : 2),
  })
}

const isLong = (term: string) => term.length >= PREFIX_LETTERS

function entryOf(item: Item): SearchEntry {
  const { id, shelf, topic } = item
  const text = searchable(item).join('\n').replace(LINK_TARGET, ']')
  return {
    id,
    shelf,
    topic,
    title: titleOf(item),
    href: pathOf(item),
    topicTitle: topicTitle(topic),
    text,
  }
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

function toHit({ id, shelf, title, topic, href }: SearchResult): Omit<SearchHit, 'whole'> {
  return { id, shelf, title, topic, href }
}
