/** A node of a plan as EXPLAIN prints it, with what it says below itself. */
export interface PlanNode {
  /** "Seq Scan on orders" */
  readonly name: string
  /** "cost=0.00..431.00 rows=21 width=16" and "actual time=0.02..4.1 rows=21 loops=1" */
  readonly figures: readonly string[]
  readonly notes: readonly string[]
  readonly children: readonly PlanNode[]
}

interface Growing {
  readonly depth: number
  readonly name: string
  readonly figures: readonly string[]
  readonly notes: string[]
  readonly children: Growing[]
}

export interface Plan {
  readonly roots: readonly PlanNode[]
  /** "Execution Time: 4.2 ms" */
  readonly footer: readonly string[]
}

const FOOTER = /^\s*(?:Planning|Execution|JIT|Trigger)\b/
const NODE = /^(\s*)(?:->\s*)?(.*?)\s+\(((?:cost|actual|never).*)\)\s*$/

/** The tree in the text, by how deep its lines stand. */
export function parsePlan(text: string): Plan {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const roots: Growing[] = []
  const open: Growing[] = []
  for (const line of lines.filter((each) => !FOOTER.test(each))) {
    const node = nodeIn(line)
    if (node) grow(node, open, roots)
    else open.at(-1)?.notes.push(line.trim())
  }
  return { roots, footer: lines.filter((line) => FOOTER.test(line)).map((line) => line.trim()) }
}

function nodeIn(line: string): Growing | undefined {
  const [, indent = '', name = '', figures] = NODE.exec(line) ?? []
  if (figures === undefined) return undefined
  return { depth: indent.length, name, figures: figures.split(/\)\s*\(/), notes: [], children: [] }
}

/** A node is the child of the last one that stands less deep. */
function grow(node: Growing, open: Growing[], roots: Growing[]): void {
  while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop()
  const siblings = open.at(-1)?.children ?? roots
  siblings.push(node)
  open.push(node)
}
