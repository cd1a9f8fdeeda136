export const QUERIES = ['offset', 'keyset', 'or-expanded'] as const
export type Query = (typeof QUERIES)[number]

/** Rows of a page. */
export const LIMIT = 20

/** The query of one page of the list, the oldest first. `depth` rows lie before it. */
export function sqlOf(query: Query, depth: number): string {
  const order = `order by created_at, id limit ${LIMIT}`
  const after = depth * 1_000
  switch (query) {
    case 'offset':
      return `select * from orders ${order} offset ${depth}`
    case 'keyset':
      return `select * from orders where (created_at, id) > (${after}, ${depth}) ${order}`
    case 'or-expanded':
      return `select * from orders where created_at > ${after} or (created_at = ${after} and id > ${depth}) ${order}`
  }
}
