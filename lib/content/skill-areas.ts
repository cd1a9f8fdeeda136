import type { Table, TableCell } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { isItemId, type ItemId } from './item-id'
import { toPlainText } from './plain-text'
import type { Reference } from './shelves/reference'

/** A row of the engineer's checklist, and the questions that are its evidence. */
export interface SkillArea {
  readonly name: string
  readonly mustKnow: string
  readonly senior: string
  readonly questions: readonly SkillQuestion[]
}

export interface SkillQuestion {
  readonly id: ItemId
  readonly label: string
}

const COLUMNS = ['Area', 'Must know', 'Senior', 'Questions'] as const
const QUESTION = /^\/questions\/([a-z0-9-]+)$/

/** Reads the table of `chk-engineer-skills` at build; what it can't read stops the build by name. */
export function skillAreas({ sections }: Pick<Reference, 'sections'>): readonly SkillArea[] {
  const markdown = 'Checklist' in sections ? sections.Checklist : ''
  const { children } = unified().use(remarkParse).use(remarkGfm).parse(markdown)
  const table = children.find((node): node is Table => node.type === 'table')
  const [head, ...rows] = table?.children ?? []
  const columns = COLUMNS.map((name) => {
    const place = head?.children.findIndex((cell) => plain(cell.children, markdown) === name) ?? -1
    if (place < 0) throw new Error(`The engineer checklist has no column "${name}"`)
    return place
  })
  return rows.map((row) =>
    areaOf(
      columns.map((place) => row.children[place]?.children ?? []),
      markdown,
    ),
  )
}

type Cell = TableCell['children']

function areaOf(cells: readonly Cell[], markdown: string): SkillArea {
  const [name = '', mustKnow = '', senior = ''] = cells.map((cell) => plain(cell, markdown))
  const questions = (cells[3] ?? []).flatMap((node): readonly SkillQuestion[] => {
    if (node.type !== 'link') return []
    const id = QUESTION.exec(node.url)?.[1]
    if (id === undefined || !isItemId(id)) throw new Error(`${name}: ${node.url} is not a question`)
    return [{ id, label: plain(node.children, markdown) }]
  })
  if (questions.length === 0) throw new Error(`${name} of the engineer checklist has no question`)
  return { name, mustKnow, senior, questions }
}

function plain(nodes: Cell, markdown: string): string {
  const [start, end] = [nodes[0]?.position?.start.offset, nodes.at(-1)?.position?.end.offset]
  return start === undefined ? '' : toPlainText(markdown.slice(start, end))
}
