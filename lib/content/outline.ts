import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

export interface Outline {
  /** Every address, of links and of pictures. */
  readonly addresses: readonly string[]
  readonly blocks: readonly CodeBlock[]
}

export interface CodeBlock {
  /** What stands after the opening fence, or ''. */
  readonly language: string
  readonly code: string
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** What a check wants to know about a piece of Markdown. */
export function outlineOf(markdown: string): Outline {
  const addresses: string[] = []
  const blocks: CodeBlock[] = []
  visit(parser.parse(markdown), (node: Nodes) => {
    if ('url' in node) addresses.push(node.url)
    if (node.type === 'code') blocks.push({ language: node.lang ?? '', code: node.value })
  })
  return { addresses, blocks }
}
