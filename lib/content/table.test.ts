import { describe, expect, it } from 'vitest'

import { ofShelf, loadItems } from './load'
import { tableData } from './table'

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
    expect(columns).toEqual(['Code', 'Use it'])
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

  it.each(ofShelf(loadItems(), 'reference').flatMap((item) => (item.kind === 'table' ? [item] : [])))(
    'reads $id as it is written: no cell too many, none missing',
    async ({ sections }) => {
      const lines = sections.Table.trim().split('\n')
      const { columns, rows } = await tableData(sections.Table)
      expect(rows).toHaveLength(lines.length - 2)
      for (const line of lines) {
        expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(columns.length + 1)
      }
    },
  )
})
