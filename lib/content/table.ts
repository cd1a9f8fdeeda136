import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'

import { addTerms, stringify, toTree, type HtmlOptions } from './markdown'
import { sortKeys, type SortKeys } from './sort-keys'

/** A table of the reference, taken apart so that its rows can be linked to and sorted. */
export interface TableData {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}

export interface Column {
  readonly name: string
  /** By row, in the order of the rows; undefined for a column that is not sorted. */
  readonly keys: SortKeys | undefined
}

export interface TableRow {
  /** What follows the # in a link to this row. */
  readonly id: string
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly html: string
  readonly text: string
}

/** Reads the one table of a section. A row's first cell is itself made a link, so it holds none. */
export async function tableData(markdown: string, options: HtmlOptions = {}): Promise<TableData> {
  const [head = [], ...body] = rowsOf(await toTree(markdown, options))
  for (const [first] of body) {
    if (first) first.children = withoutLinks(first.children)
  }
  addTerms({ type: 'root', children: body.flatMap(([, ...rest]) => rest) }, options)

  const ids = new Set<string>()
  const rows = body.map(async (cells) => ({
    id: freshId(cells[0] ? textOf(cells[0]) : '', ids),
    cells: await Promise.all(cells.map(cellOf)),
  }))
  return {
    columns: head.map((cell, column) => ({
      name: textOf(cell),
      keys: sortKeys(body.map((cells) => (cells[column] ? textOf(cells[column]) : ''))),
    })),
    rows: await Promise.all(rows),
  }
}

/** The cells of each row; the pipeline has made all rows as long as the first. */
function rowsOf(tree: Root): readonly (readonly Element[])[] {
  const rows: Element[][] = []
  visit(tree, { type: 'element', tagName: 'tr' }, (row: Element) => {
    rows.push(row.children.filter((child) => child.type === 'element'))
  })
  return rows
}

function withoutLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node]
    const children = withoutLinks(node.children)
    return node.tagName === 'a' ? children : [{ ...node, children }]
  })
}

async function cellOf(cell: Element): Promise<Cell> {
  return { html: await stringify({ type: 'root', children: cell.children }), text: textOf(cell) }
}

function textOf(cell: Element): string {
  const texts: string[] = []
  visit(cell, 'text', ({ value }) => {
    texts.push(value)
  })
  return texts.join('').replace(/\s+/g, ' ').trim()
}

/** With a prefix, so that a row and a heading of the same name are two places. */
function freshId(text: string, taken: Set<string>): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const slug = ['row', ...words].join('-')
  let id = slug
  for (let n = 2; taken.has(id); n += 1) id = `${slug}-${n}`
  taken.add(id)
  return id
}
