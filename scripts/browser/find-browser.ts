import { PlainError } from '../plain-error'

import type { Browser } from './browser'

/** A place a browser may come from. Offering may mean installing, so it is asked in order. */
export interface BrowserSource {
  readonly name: string
  /** Paths worth a try; null is Playwright's own browser. */
  readonly offer: () => Promise<readonly (string | null)[]>
}

export interface BrowserSearch {
  /** From PLAYWRIGHT_CHROMIUM_PATH: whoever sets it wants that browser and no other. */
  readonly wantedPath: string | undefined
  readonly sources: readonly BrowserSource[]
  readonly tryLaunch: (path: string | null) => Promise<Browser | undefined>
}

/** The first browser that starts. */
export async function findBrowser({ wantedPath, ...search }: BrowserSearch): Promise<Browser> {
  if (wantedPath) {
    const wanted = await search.tryLaunch(wantedPath)
    if (wanted) return wanted
    throw new PlainError(`PLAYWRIGHT_CHROMIUM_PATH is ${wantedPath}, which does not start.`)
  }
  for (const source of search.sources) {
    for (const path of await source.offer()) {
      const found = await search.tryLaunch(path)
      if (found) return found
    }
  }
  throw new PlainError(
    'No Chromium was found and none could be installed: install Chromium or Chrome, ' +
      'or set PLAYWRIGHT_CHROMIUM_PATH to one.',
  )
}
