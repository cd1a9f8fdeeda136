import type { Element, ElementContent, Root } from 'hast'

import type { GlossaryTerm } from './shelves/glossary'

/** Finds the terms of the glossary in running text. */
export interface TermFinder {
  /** Changes with the terms, so that what was rendered with others is not taken for this. */
  readonly version: string
  readonly pattern: RegExp
  readonly idOf: (written: string) => string | undefined
}

export function createTermFinder(terms: readonly GlossaryTerm[]): TermFinder | undefined {
  const names = terms.flatMap(({ id, term, also }) =>
    [term, ...also].flatMap(withPlural).map((name) => [keyOf(name), String(id)] as const),
  )
  if (names.length === 0) return undefined
  const ids = new Map(names)
  // The longest first: "sliding window counter" is one term, not "sliding window" and a word.
  const choices = [...ids.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
  return {
    version: [...ids].join('\n'),
    // A hyphen, and a dot before a letter, belong to the word: neither redis-cell nor graphql.org.
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}_.-])(?:${choices.join('|')})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
      'giu',
    ),
    idOf: (written) => ids.get(written) ?? ids.get(written.toLowerCase()),
  }
}

/** REST is not rest: what is all capitals is only found as it is written. */
const keyOf = (name: string) => (/^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(name) ? name : name.toLowerCase())

const withPlural = (name: string) => (/(?:[aeiou]y|[b-rt-wz]|[aeio])$/i.test(name) ? [name, `${name}s`] : [name])

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Names of things, quotations of the wire and links stay as they are. */
const LEFT_ALONE = ['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'th']

/** Links the first mention of each term to the glossary, where a reader can hover it. */
export function linkTerms(tree: Root, finder: TermFinder, glossary: string): void {
  linkWithin(tree, { ...finder, glossary, linked: new Set() })
}

interface Linking extends TermFinder {
  readonly linked: Set<string>
  readonly glossary: string
}

function linkWithin(parent: Root | Element, linking: Linking): void {
  const children = parent.children as ElementContent[]
  parent.children = children.flatMap((child) => {
    if (child.type === 'text') return split(child.value, linking)
    if (child.type === 'element' && !LEFT_ALONE.includes(child.tagName)) linkWithin(child, linking)
    return [child]
  })
}

function split(value: string, { pattern, idOf, linked, glossary }: Linking): ElementContent[] {
  const pieces: ElementContent[] = []
  let from = 0
  for (const { 0: written, index } of value.matchAll(pattern)) {
    const id = idOf(written)
    if (id === undefined || linked.has(id)) continue
    linked.add(id)
    pieces.push({ type: 'text', value: value.slice(from, index) })
    pieces.push(termLink(written, `${glossary}#${id}`))
    from = index + written.length
  }
  pieces.push({ type: 'text', value: value.slice(from) })
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '')
}

const termLink = (written: string, href: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['term'], href },
  children: [{ type: 'text', value: written }],
})
