import { expect, type Page } from '@playwright/test'

import { axe } from './axe'
import { test } from './test'

const look = (page: Page) => page.getByRole('region', { name: 'A closer look' })
const cell = (page: Page, row: string, n: number) =>
  look(page).getByRole('row', { name: row }).getByRole('cell').nth(n)

async function open(page: Page, lesson: string) {
  await page.goto(`/simulators/circuit-breaker?lesson=${lesson}`)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
}

test('libraries are compared rule by rule, and the call over which they part is explained', async ({
  page,
}) => {
  await open(page, 'breaker-libraries')
  await expect(look(page)).toContainText('They first part at 25.96 s')
  await expect(cell(page, 'Opens at 50', 2)).toHaveText('5 in a row')
  await expect(cell(page, 'First opened', 2)).toHaveText('–')

  await page.getByRole('slider', { name: 'Playhead' }).press('End')
  await expect(cell(page, 'First opened', 2)).toHaveText('25.58 s')
  await look(page).getByRole('button', { name: 'Window' }).click()
  await expect(look(page)).toContainText('Looks at')
  await expect(look(page)).not.toContainText('They first part')
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})

test('on a phone the rows keep their names while one scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'breaker-libraries')
  const table = look(page).getByRole('region', { name: 'Libraries' })
  const name = table.getByRole('rowheader', { name: 'Stays open' })
  await expect(name).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)

  const before = await name.boundingBox()
  await table.evaluate((region) => region.scrollTo({ left: 999, behavior: 'instant' }))
  expect(await table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
  expect((await name.boundingBox())!.x).toBe(before!.x)
})

test('a cascade says who is out of threads, service by service', async ({ page }) => {
  await open(page, 'breaker-cascade')
  await page.getByRole('slider', { name: 'Playhead' }).press('End')
  await expect(cell(page, 'Services out of threads so far', 0)).toHaveText('3, the fault climbed')
  await expect(cell(page, 'Services out of threads so far', 2)).toHaveText('0')
})
