import { describe, expect, it } from 'vitest'

import { itemId } from './item-id'
import { ofShelf, loadItems } from './load'
import { tableData } from './table'
import { createTermFinder } from './term-links'

const table = `
| Code | Use \`it\` |
| --- | --- |
| \`200 OK\` | *yes* |
| 404 | a \\| b |
| 404 | |
`

describe('tableData', () => {
  it('takes columns, rows and cells apart', async () => {
    const { columns, rows } = await tableData(table)
    expect(columns.map(({ name }) => name)).toEqual(['Code', 'Use it'])
    expect(rows.map(({ cells }) => cells.map(({ html }) => html))).toEqual([
      ['<code>200 OK</code>', '<em>yes</em>'],
      ['404', 'a | b'],
      ['404', ''],
    ])
    expect(rows[0]?.cells[0]?.text).toBe('200 OK')
  })

  it('gives each row an address of its own', async () => {
    const { rows } = await tableData(table)
    expect(rows.map(({ id }) => id)).toEqual(['row-200-ok', 'row-404', 'row-404-2'])
  })

  it('sorts by text without marks', async () => {
    const { rows } = await tableData('| A |\n| - |\n| **a** [`b`](/c)  *d* |')
    expect(rows[0]?.cells[0]?.text).toBe('a b d')
  })

  it('fills a row that is too short and cuts one that is too long', async () => {
    const { rows } = await tableData('| A | B |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |')
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['1', ''],
      ['1', '2'],
    ])
  })

  it.each(
    ofShelf(loadItems(), 'reference').flatMap((item) => (item.kind === 'table' ? [item] : [])),
  )('reads $id as it is written: no cell too many, none missing', async ({ sections }) => {
    const lines = sections.Table.trim().split('\n')
    const { columns, rows } = await tableData(sections.Table)
    expect(rows).toHaveLength(lines.length - 2)
    for (const line of lines) {
      expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(columns.length + 1)
    }
  })
})

describe('links in a table', () => {
  const terms = createTermFinder([
    {
      shelf: 'glossary',
      id: itemId('term-etag'),
      topic: 'caching',
      term: 'ETag',
      also: [],
      sources: [],
      checked: '2026-11-25',
      see: ['etags'],
      sections: { Definition: 'A definition.' },
    },
  ])
  const href = (path: string) => `/base${path}`
  const htmlOf = async (...rows: readonly string[]) => {
    const table = await tableData(['| ETag | B | C |', '| - | - | - |', ...rows].join('\n'), {
      href,
      terms,
    })
    return table.rows.map(({ cells }) => cells.map(({ html }) => html))
  }
  const linked = '<a class="term" href="/base/reference/glossary#term-etag">ETag</a>'

  it('has a term once, and never in the cell that is a link itself', async () => {
    expect(await htmlOf('| ETag | an ETag | ETag |', '| ETag | ETag | *ETag* |')).toEqual([
      ['ETag', `an ${linked}`, 'ETag'],
      ['ETag', 'ETag', '<em>ETag</em>'],
    ])
  })

  it.each(['[*a* `b`](/c)', '**[*a* `b`](/c)**'])(
    'takes the link out of a first cell: %s',
    async (cell) => {
      const [row] = await htmlOf(`| ${cell} | [d](/e) | |`)
      expect(row?.[0]).not.toContain('<a')
      expect(row?.[0]).toContain('<em>a</em> <code>b</code>')
      expect(row?.[1]).toBe('<a href="/base/e">d</a>')
    },
  )

  it.each(['https://a.example', 'www.a.example'])(
    'takes the one out that %s becomes',
    async (cell) => {
      expect(await htmlOf(`| ${cell} | | |`)).toEqual([[cell, '', '']])
    },
  )
})
