import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { COST, LAYOUT } from './compare'
import { openLab, type Lab } from './lab'
import { LIMIT, type Query } from './lab-table'
import { measurementOf } from './plan'

const ROWS = 100_000
const TABLE = { ...LAYOUT, rows: ROWS }

describe('PostgreSQL in the page', () => {
  let lab: Lab
  const told: string[] = []
  beforeAll(async () => {
    lab = await openLab()
    await lab.seed(ROWS, (says) => told.push(says))
  }, 60_000)
  afterAll(() => lab.close())

  it('says how far it is', () => {
    expect(told).toEqual([
      '50,000 of 100,000 rows',
      '100,000 of 100,000 rows',
      'Building the index',
      'Counting what is there',
    ])
  })

  it('puts 35 rows on a heap page, as the model has it', async () => {
    const { rows } = await lab.ask(
      `select ceil(count(*) / 35.0), pg_relation_size('orders') / 8192 from orders`,
    )
    expect(rows[0]![0]).toBe(rows[0]![1])
  })

  it.each<readonly [Query, number]>([
    ['offset', 0],
    ['offset', 1_000],
    ['offset', 20_000],
    ['offset', 99_000],
    ['keyset', 0],
    ['keyset', 1_000],
    ['keyset', 99_000],
    ['or-expanded', 1_000],
    ['or-expanded', 99_000],
  ])('agrees with the model: %s at depth %i', async (query, depth) => {
    const expected = COST[query](TABLE, depth, LIMIT)
    const { rowsScanned, buffers, nodes } = await lab.measure(query, depth)
    expect(nodes).toBe('Limit → Index Scan')
    expect(rowsScanned).toBe(expected.rowsScanned)
    // Within 20 %, or one page where there are only a few.
    expect(Math.abs(buffers - expected.buffers)).toBeLessThanOrEqual(
      Math.max(1, 0.2 * expected.buffers),
    )
  })

  it('answers a question of somebody’s own', async () => {
    expect(await lab.ask('select id, null as nothing from orders order by id limit 2')).toEqual({
      columns: ['id', 'nothing'],
      rows: [
        ['1', 'null'],
        ['2', 'null'],
      ],
      count: 2,
    })
  })

  it('says what is wrong in the words of PostgreSQL', async () => {
    await expect(lab.ask('select * from order')).rejects.toThrow('syntax error at or near "order"')
    await expect(lab.ask('select nothing from orders')).rejects.toThrow(
      'column "nothing" does not exist',
    )
  })

  it('shows the first hundred rows of a long answer and counts the rest', async () => {
    const { rows, count } = await lab.ask('select id from orders')
    expect([rows.length, count]).toEqual([100, ROWS])
  })
})

describe('measurementOf', () => {
  it('reads the innermost scan and the buffers of all', () => {
    const scan = {
      'Node Type': 'Index Scan',
      'Actual Rows': 30,
      'Actual Loops': 1,
      'Rows Removed by Filter': 12,
      'Shared Hit Blocks': 7,
    }
    const limit = {
      'Node Type': 'Limit',
      'Actual Rows': 20,
      'Actual Loops': 1,
      'Shared Hit Blocks': 7,
      'Shared Read Blocks': 2,
      Plans: [scan],
    }
    expect(measurementOf({ Plan: limit, 'Execution Time': 1.5 })).toEqual({
      rowsScanned: 42,
      buffers: 9,
      ms: 1.5,
      nodes: 'Limit → Index Scan',
    })
  })
})
