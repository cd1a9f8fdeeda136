import { expect, type Page } from '@playwright/test'

import { axe } from './axe'
import { openWith } from './press'
import { test } from './test'

/** What a crawl does not see, because somebody has to open it first. */
const opened: readonly { what: string; open: (page: Page) => Promise<void> }[] = [
  {
    what: 'a revealed answer with a grade',
    open: async (page) => {
      await page.goto('/questions/idempotency-key')
      await page.getByRole('button', { name: 'I don’t know' }).click()
      await page.getByRole('checkbox').first().check()
      await page.getByRole('group', { name: 'Grade' }).getByRole('button').first().click()
      await expect(page.getByText('Graded Again')).toBeVisible()
    },
  },
  {
    what: 'the palette with hits',
    open: async (page) => {
      await page.goto('/')
      await openWith(page, 'Control+k')
      await page.getByRole('combobox').fill('idempotency')
      await expect(page.getByRole('option').first()).toBeVisible()
    },
  },
  {
    what: 'the sheet of keys',
    open: async (page) => {
      await page.goto('/questions/idempotency-key')
      await openWith(page, '?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    what: 'a design with its answer',
    open: async (page) => {
      await page.goto('/designs/design-rate-limiter')
      await page.getByRole('button', { name: 'Use a plain text box' }).click()
      await page.getByRole('textbox', { name: /Notes/ }).fill('policies, buckets, gateways')
      await page.getByRole('button', { name: 'Reveal a strong answer' }).click()
      await expect(page.getByRole('heading', { name: 'A strong answer' })).toBeVisible()
    },
  },
  {
    what: 'an incident with all its artefacts',
    open: async (page) => {
      await page.goto('/incidents/inc-504-after-deploy#seed=7&cause=lock')
      await page.getByRole('button', { name: 'Start the clock' }).click()
      const looks = page.getByRole('button', { name: /minutes?$/ }).and(page.locator('[data-look]'))
      await expect(looks).toHaveCount(6)
      for (let n = 0; n < 6; n += 1) {
        await looks.nth(n).click()
        await page.getByRole('button', { name: 'It changes nothing' }).click()
      }
      await page.getByRole('button', { name: 'Table instead of the chart' }).first().click()
      await expect(page.getByText('of 17', { exact: false }).first()).toBeVisible()
    },
  },
  {
    what: 'questions found, with a filter that names nothing',
    open: async (page) => {
      await page.goto('/questions?q=topic:caching+kind:explain')
      await expect(
        page.getByRole('region', { name: 'Questions found' }).getByRole('link').first(),
      ).toBeVisible()
      await page.getByRole('textbox', { name: /Search in questions/ }).fill('level:hard')
      await expect(page.getByText('Nothing is called')).toBeVisible()
    },
  },
  {
    what: 'a term with its meaning',
    open: async (page) => {
      await page.goto('/questions/idempotency-key')
      await page.getByRole('button', { name: 'I don’t know' }).click()
      await page.getByRole('region', { name: 'A strong answer' }).getByRole('link').first().focus()
      await expect(page.getByRole('tooltip')).toBeVisible()
    },
  },
  {
    what: 'an opened probe, a flag and a note',
    open: async (page) => {
      await page.goto('/questions/idempotency-key')
      await page.getByRole('button', { name: 'I don’t know' }).click()
      await page.getByRole('button', { name: 'Show a short answer' }).click()
      await page.getByRole('button', { name: 'Flag' }).click()
      await page.getByRole('textbox', { name: 'Your note' }).fill('A lease')
    },
  },
  {
    what: 'a sorted table',
    open: async (page) => {
      await page.goto('/reference/table-status-4xx#row-429')
      await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    },
  },
  {
    what: 'an unknown address',
    open: async (page) => {
      await page.goto('/idempotency')
      await expect(page.getByText('Did you mean one of these?')).toBeVisible()
    },
  },
]

for (const { what, open } of opened) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${what} is clean in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await open(page)
      const { violations } = await axe(page).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    })
  }
}
