import { expect } from '@playwright/test'

import { openWith } from './press'
import { test } from './test'

const background = 'getComputedStyle(document.body).backgroundColor'

test.describe('theme', () => {
  test('a chosen theme is there before the first paint', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/settings')
    const light = await page.evaluate(background)
    await page.getByRole('radio', { name: 'Dark' }).click()
    await expect.poll(() => page.evaluate(background)).not.toBe(light)
    const dark = await page.evaluate(background)

    // What the very first frame after a reload is painted with.
    await page.addInitScript(() => {
      const frames: string[] = []
      Object.assign(globalThis, { frames })
      const look = () => {
        if (document.body) frames.push(getComputedStyle(document.body).backgroundColor)
        if (frames.length < 20) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.reload()
    await page.waitForFunction(
      () => (globalThis as unknown as { frames: string[] }).frames.length >= 20,
    )
    const frames = await page.evaluate(() => (globalThis as unknown as { frames: string[] }).frames)
    expect(new Set(frames)).toEqual(new Set([dark]))
  })

  test('follows the system until something is chosen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/')
    const light = await page.evaluate(background)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await page.evaluate(background)).not.toBe(light)
  })
})

test.describe('palette', () => {
  test('opens on Ctrl-K and on slash, and finds a question despite a typo', async ({ page }) => {
    await page.goto('/')
    await openWith(page, 'Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and go to' })
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(palette).toBeHidden()

    await openWith(page, '/')
    await palette.getByRole('combobox').fill('idempotancy')
    await expect(palette.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/(questions|reference)\/.*idempoten/)
  })

  test('that cannot be loaded leaves the page as it is', async ({ page }) => {
    await page.goto('/questions/idempotency-key')
    const box = page.getByRole('textbox', { name: /Your answer/ })
    await box.fill('Half a thought')
    await expect(page.getByText('Say how sure you are, before you look.')).toBeVisible()
    await page.route('**/*.js', (route) => route.abort())
    await page.keyboard.press('Control+k')
    await page.waitForTimeout(500)
    await expect(box).toHaveValue('Half a thought')
    await page.unroute('**/*.js')
  })

  test('changes the theme', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox').fill('theme: dark')
    await page.getByRole('option', { name: 'Theme: dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('keys', () => {
  test('the sheet lists what is bound here', async ({ page }) => {
    await page.goto('/')
    await openWith(page, '?')
    const sheet = page.getByRole('dialog', { name: 'Keys on this page' })
    await expect(sheet.getByText('Open the palette')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })

  test('single keys can be switched off, and Ctrl-K stays', async ({ page }) => {
    await page.goto('/settings')
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
    await page.goto('/')
    await openWith(page, 'Control+k')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('a key pressed in a text box goes into the text', async ({ page }) => {
    await page.goto('/questions/idempotency-key')
    // The page listens: outside of a text box the key opens the sheet.
    await openWith(page, '?')
    await page.keyboard.press('Escape')
    const box = page.getByRole('textbox', { name: /Your answer/ })
    await box.fill('')
    await box.press('?')
    await box.press('/')
    await expect(box).toHaveValue('?/')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('closing a dialog gives the focus back to where it was, caret and all', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  const box = page.getByRole('textbox', { name: /Your answer/ })
  await box.focus()
  await openWith(page, 'Control+k')
  await page.keyboard.press('Escape')
  await expect(box).toBeFocused()
})

test('the skip link is first and leads past the navigation', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('reference and settings are reachable without the palette', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Reference' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reference')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})

test('an unknown address gets status 404 and a guess at what was meant', async ({ page }) => {
  const response = await page.goto('/questions/idempotency-keys')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page')
  await expect(page.getByRole('link', { name: /charg|idempot/i }).first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a question shows its prompt, the navigation and what needs JavaScript', async ({
    page,
  }) => {
    await page.goto('/questions/idempotency-key')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await expect(page.getByText('JavaScript is off')).toBeVisible()
  })
})

test('when a page breaks, it says what was kept before it says anything else', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()

  await page.addInitScript(() => {
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      get() {
        throw new Error('broken for this test')
      },
    })
  })
  await page.goto('/progress')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something broke on this page')
  await expect(page.getByText('Your grades and drafts are kept')).toBeVisible()
  await expect(page.getByText('This browser holds 1 answered question.')).toBeVisible()
})

test('a browser that cannot draw the page is told so in one sentence', async ({ page }) => {
  const sentence = page.getByText('This browser is too old to draw the page')
  await page.goto('/')
  await expect(sentence).toBeHidden()

  // The same page, for a browser that has never heard of light-dark().
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch()
    const css = await response.text()
    await route.fulfill({
      response,
      body: css.replace(/light-dark\(red, ?red\)/, 'unheard-of(red)'),
    })
  })
  await page.reload()
  await expect(sentence).toBeVisible()
})

test('print leaves the navigation out', async ({ page }) => {
  await page.goto('/reference/table-methods')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('table')).toBeVisible()
})

test('what was done last is taken back from any page, after a reload too', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page
    .getByRole('group', { name: 'Grade' })
    .getByRole('button', { name: /^Again/ })
    .click()
  await expect(page.getByText('Graded Again')).toBeVisible()

  await page.goto('/reference')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Taken back: Again, “/)).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByText('It counts again.')).toBeVisible()

  await page.reload()
  await openWith(page, 'Control+k')
  await page.getByRole('combobox').fill('undo')
  await page.getByRole('option', { name: /^Undo/ }).click()
  await expect(page.getByText(/^Taken back: Again, “/)).toBeVisible()
  await page.goto('/progress')
  await expect(page.getByText(/Nothing answered in this browser yet/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('There is nothing left to take back.')).toBeVisible()
})
