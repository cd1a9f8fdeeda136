import { defineConfig, type Project } from '@playwright/test'

import { launchOptions, readBrowser } from './scripts/browser/browser'

/**
 * `npm test` serves the built site on a free port and names it in BASE_URL; run alone, Playwright
 * starts `npm start` or uses the one that runs. BASE_PATH narrows the run to its own spec.
 */
const baseURL = process.env.BASE_URL ?? 'http://localhost:3000/'
const basePath = process.env.BASE_PATH ?? ''

const WITH_WORKER = /(offline|service-worker).*\.spec\.ts$/
const UNDER_BASE_PATH = /base-path\.spec\.ts$/

const atTheRoot: readonly Project[] = [
  {
    // A worker from an earlier page would answer for the server, and hide what the server says.
    name: 'online',
    testIgnore: [WITH_WORKER, UNDER_BASE_PATH],
    use: { serviceWorkers: 'block' },
  },
  { name: 'offline', testMatch: WITH_WORKER, use: { serviceWorkers: 'allow' } },
]
const underBasePath: Project = {
  name: 'base-path',
  testMatch: UNDER_BASE_PATH,
  use: { serviceWorkers: 'allow' },
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    baseURL,
    launchOptions: launchOptions(readBrowser() ?? { executablePath: null }),
    // A trace takes a picture of the page at each step, which doubles the time of all the tests that
    // pass; `npx playwright test --trace on <spec>` makes one of those that do not.
    trace: 'off',
  },
  projects: basePath === '' ? [...atTheRoot] : [underBasePath],
  webServer:
    process.env.BASE_URL === undefined
      ? { command: 'npm start', url: baseURL, reuseExistingServer: true, timeout: 300_000 }
      : undefined,
})
