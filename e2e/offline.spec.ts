import { appendFileSync, cpSync } from 'node:fs'

import { expect, type Page } from '@playwright/test'

import { type RunningSite, serveSite } from '../scripts/serve'

import { answerByKeys } from './answer-by-keys'
import { oneRoutePerTemplate } from './routes'
import { openWith } from './press'
import { test } from './test'

test.use({ serviceWorkers: 'allow' })
test.describe.configure({ timeout: 90_000 })

/** Each test has a server of its own, because it stops it. */
const servers: RunningSite[] = []
async function visit(page: Page, outDir = 'out'): Promise<RunningSite> {
  const site = await serveSite({ outDir, basePath: '', port: 0 })
  servers.push(site)
  await page.goto(site.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true)
  return site
}

test.afterEach(async () => {
  await Promise.all(servers.splice(0).map((site) => site.close()))
})

test('after one visit every route works with the server stopped', async ({ page }) => {
  const site = await visit(page)
  await site.close()

  const withQuery = ['/reference/table-methods?from=mail&utm_source=letter']
  for (const path of [...oneRoutePerTemplate, ...withQuery]) {
    await page.goto(new URL(path, site.url).href)
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeAttached()
    await expect(heading).not.toHaveText('No such page')
  }

  await page.goto(`${site.url}no/such/page`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page')
})

test('offline, a link leads on, a search finds and a grade is kept', async ({ page }) => {
  const site = await visit(page)
  await site.close()

  await page.getByRole('link', { name: 'Answer this one' }).click()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()

  await openWith(page, 'Control+k')
  await page.getByRole('combobox').fill('idempotency')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('No such page')
})

test('a whole session offline, with a reload in the middle', async ({ page }) => {
  const site = await visit(page)
  await site.close()

  await page.goto(`${site.url}review`)
  await page.getByText('Choose what to review').click()
  await page.getByRole('checkbox', { name: 'Realtime' }).check()
  await page.getByRole('button', { name: /^Review \d+ cards?$/ }).click()
  const place = page.getByText(/^\d+ of \d+$/)
  await expect(place).toBeVisible()
  const total = Number(/of (\d+)/.exec((await place.textContent())!)![1])
  expect(total).toBeGreaterThan(2)
  for (let card = 1; card <= total; card += 1) {
    await expect(place).toHaveText(`${card} of ${total}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await answerByKeys(page)
    if (card === 2) await page.reload()
    else await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${total} of ${total} cards recalled`,
  )
  await page.goto(`${site.url}settings`)
  await expect(page.getByText(new RegExp(`Kept in this browser: ${total} `))).toBeVisible()
})

test('the editor is fetched at idle, says so, and its worker starts behind the service worker', async ({
  page,
}) => {
  const site = await visit(page)
  await page.goto(`${site.url}designs/design-rate-limiter`)
  await expect(page.getByText('Editor ready offline')).toBeVisible({ timeout: 60_000 })
  await site.close()

  await page.reload()
  const editor = page.getByRole('textbox', { name: /Notes, in Markdown/ })
  await editor.focus()
  // Keys that mean something on the page go into the text here.
  await page.keyboard.type('/v1/charges?idempotency\nidem')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Word completion is computed by the editor's worker; nothing else can answer.
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('option', { name: /idempotency/ })).toBeVisible()
  expect(page.workers().length).toBeGreaterThan(0)
})

test('under Save-Data the editor is not fetched unasked', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
  })
  await visit(page)
  // The copy would start when the page is idle, after ten seconds at the latest.
  await page.waitForTimeout(11_000)
  const kept = await page.evaluate(() => caches.keys())
  expect(kept.filter((name) => name.includes('later'))).toEqual([])
})

test('a new version is announced, and nothing is replaced until the reader says so', async ({
  page,
}, testInfo) => {
  const outDir = testInfo.outputPath('out')
  cpSync('out', outDir, { recursive: true })
  const site = await visit(page, outDir)
  const question = `${site.url}questions/idempotency-key`
  await page.goto(question)
  const box = page.getByRole('textbox', { name: /Your answer/ })
  await box.fill('In the middle of a sentence')

  // A release is a worker with other bytes.
  appendFileSync(`${outDir}/sw.js`, '\n// the next release')
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect(page.getByText(/A new version of Retry-After is ready/)).toBeVisible()
  await expect(box).toHaveValue('In the middle of a sentence')

  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Reload now' }).click()
  await reloaded
  await expect(page.getByRole('textbox', { name: /Your answer/ })).toHaveValue(
    'In the middle of a sentence',
  )
})
