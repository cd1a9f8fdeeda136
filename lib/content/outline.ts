import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

export interface Outline {
  /** Every address, of links and of pictures. */
  readonly addresses: readonly string[]
  /** What stands after the opening fence of each code block, or ''. */
  readonly languages: readonly string[]
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** What a check wants to know about a piece of Markdown. */
export function outlineOf(markdown: string): Outline {
  const addresses: string[] = []
  const languages: string[] = []
  visit(parser.parse(markdown), (node: Nodes) => {
    if ('url' in node) addresses.push(node.url)
    if (node.type === 'code') languages.push(node.lang ?? '')
  })
  return { addresses, languages }
}
