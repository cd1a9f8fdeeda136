import { expect, it } from 'vitest'

import { parsePlan } from './plan'

const text = `Nested Loop  (cost=0.87..24.95 rows=1 width=36) (actual time=0.030..912.400 rows=20 loops=1)
  ->  Index Scan using orders_pkey on orders  (cost=0.43..8.45 rows=1 width=8) (actual time=0.018..0.020 rows=1 loops=1)
        Index Cond: (id = 7)
  ->  Seq Scan on order_items  (cost=0.00..16.50 rows=1 width=36) (never executed)
        Filter: (order_id = 7)
        Rows Removed by Filter: 900000
Planning Time: 0.210 ms
Execution Time: 912.480 ms`

it('reads a plan as the tree that it is', () => {
  expect(parsePlan(text)).toMatchObject({
    roots: [
      {
        name: 'Nested Loop',
        figures: ['cost=0.87..24.95 rows=1 width=36', 'actual time=0.030..912.400 rows=20 loops=1'],
        notes: [],
        children: [
          {
            name: 'Index Scan using orders_pkey on orders',
            notes: ['Index Cond: (id = 7)'],
            children: [],
          },
          {
            name: 'Seq Scan on order_items',
            figures: ['cost=0.00..16.50 rows=1 width=36', 'never executed'],
            notes: ['Filter: (order_id = 7)', 'Rows Removed by Filter: 900000'],
          },
        ],
      },
    ],
    footer: ['Planning Time: 0.210 ms', 'Execution Time: 912.480 ms'],
  })
})
