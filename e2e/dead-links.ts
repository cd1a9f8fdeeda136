import { readFileSync } from 'node:fs'

import type { Page } from '@playwright/test'

import { routes } from './routes'

const known = new Set(routes)

/** A link is dead when no exported page answers to it, or no element there to its fragment. */
export async function deadLinks(page: Page): Promise<readonly string[]> {
  const links = await page.$$eval('a[href]', (all) =>
    (all as HTMLAnchorElement[]).map(({ href, hash, pathname, origin }) => ({
      href,
      pathname,
      fragment: decodeURIComponent(hash.slice(1)),
      ours: origin === location.origin,
      isHere: document.getElementById(decodeURIComponent(hash.slice(1))) !== null,
      samePage: pathname === location.pathname,
    })),
  )
  return links
    .filter(({ ours }) => ours)
    .filter(({ pathname, fragment, samePage, isHere }) => {
      if (!known.has(pathname)) return true
      if (fragment === '') return false
      return samePage ? !isHere : !exported(pathname).includes(`id="${fragment}"`)
    })
    .map(({ href }) => href)
}

const pages = new Map<string, string>()

function exported(route: string): string {
  const html =
    pages.get(route) ?? readFileSync(`out${route === '/' ? '/index' : route}.html`, 'utf8')
  pages.set(route, html)
  return html
}
