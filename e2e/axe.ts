import type { Page } from '@playwright/test'
import axeCore, { type AxeResults, type RunOptions } from 'axe-core'

type Violation = Pick<AxeResults['violations'][number], 'id'> & {
  readonly nodes: readonly { readonly html: string }[]
}

/** For pages that are visited one after the other: axe is there with each, before it is asked. */
export const bringAxe = (page: Page) => page.addInitScript({ content: axeCore.source })

/**
 * No page here holds a frame, so axe needs nothing but itself: what its own builder for Playwright
 * does beyond that takes longer than the rules. And contrast, which takes longer than all other
 * rules, is measured once for each kind of text, as what looks alike has the same colours.
 */
export function axe(page: Page) {
  const known = new Set<number>()
  return {
    analyze: async (): Promise<{ readonly violations: readonly Violation[] }> => {
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
      const kinds = await page.evaluate(markNewKinds, [...known])
      for (const kind of kinds) known.add(kind)
      const contrast = 'color-contrast'
      const marked = kinds.length > 0 ? [['[data-contrast]']] : []
      const found = [
        await run(page, undefined, { rules: { [contrast]: { enabled: false } } }),
        ...(await Promise.all(marked.map((of) => run(page, of, { runOnly: contrast })))),
      ]
      return { violations: found.flat() }
    },
  }
}

/** On the whole page, or on what the selectors find. */
function run(page: Page, include: string[] | undefined, options: RunOptions) {
  return page.evaluate(
    async ([where, how]): Promise<Violation[]> => {
      const { axe: here } = globalThis as unknown as { readonly axe: typeof axeCore }
      const { violations } = await here.run(where ?? document, {
        ...how,
        resultTypes: ['violations'],
      })
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html }) => ({ html })),
      }))
    },
    [include, options] as const,
  )
}

/** Marks one text of each kind that is not known yet, and names these kinds. In the browser. */
function markNewKinds(known: number[]): number[] {
  const seen = new Set(known)
  const fresh: number[] = []
  const kinds = new WeakMap<Element, number>()
  /** FNV-1a over tag, class and style of the element and all it lies in. */
  const kindOf = (element: Element): number => {
    const before = kinds.get(element)
    if (before !== undefined) return before
    const { parentElement, tagName, className } = element
    const state = ['aria-pressed', 'aria-current', 'aria-selected', 'disabled', 'style']
    const text = [tagName, className, ...state.map((name) => element.getAttribute(name))].join('|')
    let hash = parentElement
      ? kindOf(parentElement)
      : innerWidth + (matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0)
    for (const character of text) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
    }
    kinds.set(element, hash)
    return hash
  }
  for (const element of document.querySelectorAll('body *')) {
    element.removeAttribute('data-contrast')
    const hasText = [...element.childNodes].some(
      ({ nodeType, data }: Node & { data?: string }) => nodeType === 3 && data?.trim(),
    )
    // What cannot be seen now may be seen later.
    if (!hasText || !element.checkVisibility()) continue
    const kind = kindOf(element)
    if (seen.has(kind)) continue
    seen.add(kind)
    fresh.push(kind)
    element.setAttribute('data-contrast', '')
  }
  return fresh
}
