/** What EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) says of one node. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly Plans?: readonly PlanNode[]
}

export interface Explained {
  readonly Plan: PlanNode
  readonly 'Execution Time': number
}

export interface Measurement {
  /** Rows that the innermost scan produced or threw away. */
  readonly rowsScanned: number
  readonly buffers: number
  readonly ms: number
  /** From the outside in: `Limit → Index Scan`. */
  readonly nodes: string
}

export function measurementOf({ Plan, 'Execution Time': ms }: Explained): Measurement {
  const path: PlanNode[] = []
  for (let node: PlanNode | undefined = Plan; node; node = node.Plans?.[0]) path.push(node)
  const scan = path.at(-1)!
  return {
    rowsScanned: scan['Actual Rows'] * scan['Actual Loops'] + (scan['Rows Removed by Filter'] ?? 0),
    // A node's buffers include those of its children.
    buffers: (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0),
    ms,
    nodes: path.map((node) => node['Node Type']).join(' → '),
  }
}
