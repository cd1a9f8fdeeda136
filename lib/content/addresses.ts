import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

export type ToHref = (path: string) => string

const THIS_SITE = 'https://this-site.invalid'

/** Prefixes paths of this site, marks links to others, and takes every other address away. */
export function settleAddresses(tree: Root, href: ToHref): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName === 'a') settleLink(element, href)
    if (element.tagName !== 'img' || !parent || index === undefined) return
    if (kindOf(element.properties.src) === 'path') {
      element.properties.src = href(String(element.properties.src))
      return
    }
    // A picture from elsewhere would be a request to somebody else.
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function settleLink(link: Element, href: ToHref) {
  const kind = kindOf(link.properties.href)
  if (kind === 'path') link.properties.href = href(String(link.properties.href))
  if (kind === 'web') link.properties.rel = ['noopener']
  if (kind === 'refused') delete link.properties.href
}

/** Asks the same parser as the browser: `/\host` and `java\nscript:` are not what they seem. */
function kindOf(address: unknown): 'path' | 'fragment' | 'web' | 'refused' {
  if (typeof address !== 'string' || !URL.canParse(address, THIS_SITE)) return 'refused'
  const { origin, protocol } = new URL(address, THIS_SITE)
  if (origin === THIS_SITE) return address.startsWith('#') ? 'fragment' : 'path'
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? 'web' : 'refused'
}
