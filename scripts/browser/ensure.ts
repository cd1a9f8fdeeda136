import { tryLaunch, writeBrowser, type Browser } from './browser'
import { findBrowser, type BrowserSource } from './find-browser'
import { installDebianChromium, installPlaywrightChromium } from './install'
import { systemBrowsers, thisMachine } from './system-browsers'

const PLAYWRIGHTS_OWN = null

const sources: readonly BrowserSource[] = [
  { name: 'Playwright', offer: async () => [PLAYWRIGHTS_OWN] },
  { name: 'the system', offer: async () => systemBrowsers(thisMachine) },
  {
    name: 'playwright install',
    offer: async () => ((await installPlaywrightChromium()) ? [PLAYWRIGHTS_OWN] : []),
  },
  {
    name: 'the Debian package',
    offer: async () => [await installDebianChromium()].filter((path) => path !== undefined),
  },
]

/** Finds or gets a Chromium, and writes down which for Playwright's and Lighthouse's settings. */
export async function ensureBrowser(): Promise<Browser> {
  const wantedPath = process.env.PLAYWRIGHT_CHROMIUM_PATH
  const browser = await findBrowser({ wantedPath, sources, tryLaunch })
  writeBrowser(browser)
  return browser
}
