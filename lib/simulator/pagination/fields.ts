import type { FeedRun, PaginationScenario, TableRun } from '@/lib/engines/pagination/scenario'

import type { Field } from '../field'
import { choice, number, runFields, words } from '../field-rows'

export function fields(scenario: PaginationScenario): readonly Field[] {
  return scenario.kind === 'table' ? tableFields(scenario) : feedFields(scenario)
}

function tableFields({ table, lanes }: TableRun): readonly Field[] {
  return [
    number(['Reading', 'First page, counted from 0'], ['firstPage'], {
      least: 0,
      most: 10_000_000,
    }),
    number(['Reading', 'Pages read'], ['pages'], { most: 10_000 }),
    number(['Reading', 'Rows a page'], ['limit'], { unit: 'rows', most: 10_000 }),
    number(['The table', 'Rows'], ['table', 'rows'], {
      unit: 'rows',
      least: 0,
      most: 1_000_000_000,
    }),
    number(['The table', 'Rows on a heap page'], ['table', 'rowsPerHeapPage'], { most: 10_000 }),
    {
      kind: 'choice',
      group: 'The table',
      label: 'The heap lies in index order',
      path: ['table', 'correlated'],
      chosen: table.correlated ? 'yes' : 'no',
      options: [
        { label: 'yes', set: true },
        { label: 'no', set: false },
      ],
    },
    ...lanes.flatMap(({ query, index }, n) => [
      choice([`Lane ${n + 1}`, `Lane ${n + 1}: query`], ['lanes', n, 'query'], {
        now: query,
        of: words(['offset', 'keyset', 'or-expanded']),
      }),
      choice([`Lane ${n + 1}`, `Lane ${n + 1}: index`], ['lanes', n, 'index'], {
        now: index,
        of: words(['matching', 'covering', 'none']),
      }),
    ]),
  ]
}

function feedFields({ lanes, writes }: FeedRun): readonly Field[] {
  const rates =
    writes.kind === 'random'
      ? [
          ...('perSecond' in writes.arrivals
            ? [
                number(['Writes', 'Writes per second'], ['writes', 'arrivals', 'perSecond'], {
                  unit: '/s',
                  least: 0.001,
                  most: 1_000,
                }),
              ]
            : []),
          number(['Writes', 'Weight of inserts'], ['writes', 'insert'], { least: 0, most: 100 }),
          number(['Writes', 'Weight of deletes'], ['writes', 'delete'], { least: 0, most: 100 }),
          number(['Writes', 'Weight of moves'], ['writes', 'updateKey'], { least: 0, most: 100 }),
          choice(['Writes', 'Where rows go'], ['writes', 'place'], {
            now: writes.place,
            of: words(['head', 'anywhere']),
          }),
        ]
      : []
  return [
    number(['Reading', 'Rows a page'], ['limit'], { unit: 'rows', most: 1_000 }),
    number(['Reading', 'A page every'], ['pageEveryMs'], { unit: 'ms', most: 3_600_000 }),
    ...lanes.map((paging, n) =>
      choice(['Reading', `Lane ${n + 1}: paging`], ['lanes', n], {
        now: paging,
        of: words(['offset', 'offset-in-cursor', 'keyset', 'keyset-without-tiebreak']),
      }),
    ),
    ...rates,
    number(['The feed', 'Rows at first'], ['rows'], { unit: 'rows', least: 0, most: 10_000 }),
    number(['The feed', 'Rows that share a key'], ['tieGroup'], { unit: 'rows', most: 1_000 }),
    ...runFields(3_600_000),
  ]
}
