import { expect } from '@playwright/test'

import { openWith } from './press'
import { test } from './test'

test.use({ serviceWorkers: 'allow' })

const base = new URL(process.env.BASE_URL ?? 'http://localhost/').pathname.replace(/\/$/, '')

test('under a base path the links, the worker and the 404 page stay under it', async ({ page }) => {
  const strays: string[] = []
  page.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !pathname.startsWith(`${base}/`) && pathname !== base) {
      strays.push(pathname)
    }
  })

  await page.goto(`${base}/`)
  await page.getByRole('link', { name: 'Answer this one' }).click()
  await expect(page).toHaveURL(new RegExp(`${base}/questions/[^/]+$`))

  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)
  expect(new URL(scope).pathname).toBe(`${base}/`)

  await page.keyboard.press('Escape')
  await openWith(page, 'Control+k')
  await page.getByRole('combobox').fill('idempotency')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(new RegExp(`${base}/(questions|reference)/`))

  const links = await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href')))
  expect(links.filter((link) => !`${link}/`.startsWith(`${base}/`))).toEqual([])

  const missing = await page.goto(`${base}/no/such/page`)
  expect(missing?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page')
  expect(strays).toEqual([])
})
