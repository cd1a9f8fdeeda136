import { toHtml, type HtmlOptions } from './markdown'
import { toPlainText } from './plain-text'

/** A table of the reference, taken apart so that its rows can be linked to and sorted. */
export interface TableData {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** What follows the # in a link to this row. */
  readonly id: string
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly html: string
  /** What it is sorted by. */
  readonly text: string
}

/** Reads the one table of a section. */
export async function tableData(markdown: string, options: HtmlOptions = {}): Promise<TableData> {
  const [head = [], , ...body] = markdown.trim().split('\n').map(cellsOf)
  const ids = new Set<string>()
  const rows = body.map(async (cells) => ({
    id: freshId(toPlainText(cells[0] ?? ''), ids),
    cells: await Promise.all(
      head.map(async (_, index) => ({
        html: await phraseHtml(cells[index] ?? '', options),
        text: toPlainText(cells[index] ?? ''),
      })),
    ),
  }))
  return { columns: head.map(toPlainText), rows: await Promise.all(rows) }
}

/** GFM: a pipe inside a cell is written \| there, also in code. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

async function phraseHtml(cell: string, options: HtmlOptions): Promise<string> {
  return (await toHtml(cell, options)).replace(/^<p>([\s\S]*)<\/p>$/, '$1')
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
