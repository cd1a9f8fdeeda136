import type { Element, ElementContent, Root, RootContent } from 'hast'

/** The one heading whose section is set apart: where practice differs, and who does what. */
const SET_APART = 'sources-disagree'

/** Puts "Sources disagree" and what follows, up to the next heading, in a box of its own. */
export function rehypeAsides() {
  return (tree: Root) => {
    const from = tree.children.findIndex(isSetApart)
    if (from < 0) return
    const length = tree.children.slice(from + 1).findIndex(isHeading)
    const to = length < 0 ? tree.children.length : from + 1 + length
    const inside = tree.children.slice(from, to) as ElementContent[]
    tree.children.splice(from, to - from, box(inside))
  }
}

const isHeading = (node: RootContent) => node.type === 'element' && /^h[1-4]$/.test(node.tagName)

const isSetApart = (node: RootContent) =>
  node.type === 'element' && isHeading(node) && node.properties.id === SET_APART

const box = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'section',
  properties: { className: ['set-apart'], ariaLabelledBy: [SET_APART] },
  children,
})
