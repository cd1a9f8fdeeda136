import type { Element, ElementContent, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** On a phone a table scrolls inside its own box, which a keyboard has to reach. */
export function rehypeScrollableTables() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return
      parent.children[index] = scrollable(element)
      return SKIP
    })
  }
}

function scrollable(table: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      className: ['table-scroll'],
      tabIndex: 0,
      role: 'region',
      ariaLabel: `Table: ${headings(table).join(', ')}`,
    },
    children: [table],
  }
}

function headings(table: Element): readonly string[] {
  const texts: string[] = []
  visit(table, { tagName: 'th' }, (cell) => {
    texts.push(textOf(cell))
  })
  return texts.filter(Boolean)
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
