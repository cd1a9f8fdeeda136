import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** Prose without its marks, in one line. Code blocks are left out. */
export function toPlainText(markdown: string): string {
  return textOf(parser.parse(markdown))
}

/** People who explain something speak 140 to 150 words a minute. */
const WORDS_PER_MINUTE = 145

export function speakingSeconds(markdown: string): number {
  return Math.round((spokenWords(markdown) / WORDS_PER_MINUTE) * 60)
}

/** What is said ends at the first heading; tables and code before it are pointed at, not read out. */
export function spokenWords(markdown: string): number {
  const { children } = parser.parse(markdown)
  const headingAt = children.findIndex(({ type }) => type === 'heading')
  const spoken = headingAt < 0 ? children : children.slice(0, headingAt)
  return spoken
    .filter(({ type }) => type !== 'table')
    .flatMap((node) => textOf(node).split(' '))
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function textOf(node: Nodes): string {
  return rawTextOf(node).replace(/\s+/g, ' ').trim()
}

function rawTextOf(node: Nodes | Root): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (!('children' in node)) return ' '
  const text = node.children.map(rawTextOf).join('')
  return isPhrase(node) ? text : ` ${text} `
}

const PHRASES: readonly string[] = ['emphasis', 'strong', 'delete', 'link', 'linkReference']
const isPhrase = ({ type }: Nodes) => PHRASES.includes(type)
