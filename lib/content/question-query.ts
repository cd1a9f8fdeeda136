import type { DeckEntry } from './deck'
import { levels, type Level } from './levels'
import { questionKinds, type QuestionKind } from './question-kinds'
import { standings, type Standing } from './standings'
import { topicSlugs, type TopicSlug } from './topics'

/** What is asked of the bank: each list is "one of these", and all lists have to agree. */
export interface QuestionQuery {
  readonly words: string
  readonly is: readonly Standing[]
  readonly topic: readonly TopicSlug[]
  readonly level: readonly Level[]
  readonly kind: readonly QuestionKind[]
  /** Filters as typed that name nothing there is, such as `level:hard`. */
  readonly unknown: readonly string[]
}

type Filter = 'is' | 'topic' | 'level' | 'kind'

const named =
  <Choice extends string>(choices: readonly Choice[]) =>
  (typed: string) =>
    choices.filter((choice) => choice === typed)

/** A topic goes by any beginning of its slug or of a word in it: `topic:webhooks`, `topic:pay`. */
const topicsCalled = (typed: string) =>
  topicSlugs.filter(
    (slug) => slug.startsWith(typed) || slug.split('-').some((word) => word.startsWith(typed)),
  )

const meanings: { readonly [Name in Filter]: (typed: string) => QuestionQuery[Name] } = {
  is: named(standings),
  topic: topicsCalled,
  level: named(levels),
  kind: named(questionKinds),
}

const FILTER = /^(is|topic|level|kind):(.+)$/

/** Reads `is:due topic:webhooks retry storm`. Whatever is no filter is a word to search for. */
export function parseQuery(text: string): QuestionQuery {
  const parts = text.trim().split(/\s+/).filter(Boolean)
  const found: Record<Filter, string[]> = { is: [], topic: [], level: [], kind: [] }
  const words: string[] = []
  const unknown: string[] = []
  for (const part of parts) {
    const [, name, typed] = FILTER.exec(part.toLowerCase()) ?? []
    if (name === undefined || typed === undefined) {
      words.push(part)
      continue
    }
    const meant = meanings[name as Filter](typed)
    if (meant.length === 0) unknown.push(part)
    found[name as Filter].push(...meant)
  }
  return { ...(found as Pick<QuestionQuery, Filter>), words: words.join(' '), unknown }
}

/** All but the words, which are the search index's to judge. */
export function passes(
  query: QuestionQuery,
  entry: DeckEntry,
  isStanding: (standing: Standing) => boolean,
): boolean {
  return (
    query.unknown.length === 0 &&
    agrees(query.topic, entry.topic) &&
    agrees(query.level, entry.level) &&
    agrees(query.kind, entry.kind) &&
    (query.is.length === 0 || query.is.some(isStanding))
  )
}

const agrees = <Value>(wanted: readonly Value[], value: Value) =>
  wanted.length === 0 || wanted.includes(value)

/** The text with this filter taken out if it is there, and put in if it is not. */
export function toggleFilter(text: string, filter: string): string {
  const parts = text.trim().split(/\s+/).filter(Boolean)
  const rest = parts.filter((part) => part.toLowerCase() !== filter)
  return (rest.length < parts.length ? rest : [...rest, filter]).join(' ')
}

/** Whether the filter stands in the text as it is written. */
export const hasFilter = (text: string, filter: string) =>
  text.toLowerCase().split(/\s+/).includes(filter)
