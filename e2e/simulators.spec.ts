import { expect, type Page } from '@playwright/test'

import { axe } from './axe'
import { watch } from './watch'
import { catchClipboard } from './clipboard'
import { test } from './test'

const rateLimiting = '/simulators/rate-limiting?lesson=limit-seam'

async function predict(page: Page, said: string, sure = 'Certain') {
  await page.getByRole('spinbutton', { name: 'Your prediction' }).fill(said)
  await page.getByRole('radio', { name: sure }).check()
  await page.getByRole('button', { name: 'Run it' }).click()
}

const playhead = (page: Page) => page.getByRole('slider', { name: 'Playhead' })
const figures = (page: Page) => page.getByRole('region', { name: 'Figures at the playhead' })

test('predict, run, scrub, fork, copy the link and open it elsewhere', async ({
  page,
  browser,
}) => {
  const problems = await watch(page)
  const copied = await catchClipboard(page)
  await page.goto(rateLimiting)
  await expect(page.getByRole('heading', { name: 'The seam of a fixed window' })).toBeVisible()
  await expect(playhead(page)).toHaveCount(0)

  await predict(page, '12')
  await expect(page.getByText('You said 12 requests and were certain.')).toBeVisible()
  await expect(
    page.getByRole('heading', { name: /admitted \d+ within 5 s; its limit is 12/ }),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Next moment' }).click()
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^10\.1 s of 20 s$/)
  await expect(page.getByText(/^At 10\.1 s they part/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'On the wire' })).toContainText(
    '429 Too Many Requests',
  )

  await page.getByRole('button', { name: 'Add a burst of 10 requests here' }).click()
  await expect(page.getByText(/Forked at 10\.1 s/)).toBeVisible()
  await playhead(page).press('End')
  await expect(figures(page)).toContainText('in the fork')

  const sentence = await page.getByRole('figure').getAttribute('aria-label')
  const table = await figures(page).innerText()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Copied. The link opens this run at this moment.')).toBeVisible()
  const link = await copied()
  expect(new URL(link).hash.length).toBeLessThan(2_000)

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('figure')).toHaveAttribute('aria-label', sentence!)
  await expect(playhead(elsewhere)).toHaveAttribute('aria-valuetext', '20 s of 20 s')
  await expect.poll(() => figures(elsewhere).innerText()).toBe(table)
  expect(problems).toEqual([])
})

test('a wrong prediction comes back as a card that asks about the same run again', async ({
  page,
}) => {
  await page.goto(rateLimiting)
  await page.getByText('2. Sliding counter').click()
  await page.getByRole('spinbutton', { name: 'Lane 2: limit, in requests' }).fill('9')
  await predict(page, '12')
  await expect(page.getByText('This run comes back in your reviews.')).toBeVisible()

  // Tomorrow.
  await page.clock.install({ time: Date.now() + 86_400_000 })
  await page.goto('/review')
  await page.getByText('Choose what to review').click()
  await page.getByRole('checkbox', { name: 'Due only, nothing new' }).check()
  await page.getByRole('button', { name: 'Review 1 card' }).click()
  await expect(page.getByRole('heading', { name: 'The seam of a fixed window' })).toBeVisible()
  await page.getByRole('link', { name: 'Open it' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Your prediction' })).toBeVisible()
  await expect(page.getByText('2. Sliding counter')).toBeVisible()
  await page.getByText('2. Sliding counter').click()
  await expect(page.getByRole('spinbutton', { name: 'Lane 2: limit, in requests' })).toHaveValue(
    '9',
  )
  await expect(page.getByRole('link', { name: 'Back to review' })).toBeVisible()
})

test('everything is within reach of the keyboard', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).press('Enter')
  await expect(playhead(page)).toBeVisible()
  const at = () => playhead(page).getAttribute('aria-valuetext')
  await page.keyboard.press(']')
  await expect.poll(at).toBe('10.1 s of 20 s')
  await page.keyboard.press('ArrowRight')
  await expect.poll(at).not.toBe('10.1 s of 20 s')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(at).toBe('10.1 s of 20 s')
  await playhead(page).press('Home')
  await expect.poll(at).toBe('0 ms of 20 s')
  await playhead(page).press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
})

test('a control proposes and the schema decides; back undoes it', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('1. Fixed window').click()
  const limit = page.getByRole('spinbutton', { name: 'Lane 1: limit, in requests' })
  const heading = page.getByRole('heading', { level: 2, name: /admitted/ })
  const before = await heading.innerText()

  await limit.fill('0')
  await expect(page.getByText('Too small: expected number to be >=1')).toBeVisible()
  await expect(heading).toHaveText(before)
  await limit.fill('30')
  await expect(page.getByText('You changed the run')).toBeVisible()
  await expect(page).toHaveURL(/#run=/)
  await page.goBack()
  await expect(heading).toHaveText(before)
})

test.describe('a link that is', () => {
  for (const [what, hash] of [
    ['damaged', '#run=AAAA'],
    ['hostile', `#run=${'A'.repeat(5_000)}`],
  ] as const) {
    test(`${what} opens the preset and says so`, async ({ page }) => {
      await page.goto(`${rateLimiting}${hash}`)
      await expect(page.getByText('Here is the preset instead.')).toBeVisible()
      await expect(page.getByRole('heading', { name: 'The seam of a fixed window' })).toBeVisible()
      // Another run is no matter of that link.
      await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
      await page.getByRole('button', { name: 'Another seed' }).click()
      await expect(page).toHaveURL(/#run=/)
      await expect(page.getByText('Here is the preset instead.')).toHaveCount(0)
    })
  }
})

test('break it finds a short counterexample and shows it', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Break it: claims to refute').click()
  await page.getByRole('button', { name: 'Break it' }).first().click()
  await expect(page.getByText(/Broken after \d+ runs: .+ its limit is 12\./)).toBeVisible()
  await expect(page.getByRole('heading', { name: /admitted 1[3-9]|admitted 2\d/ })).toBeVisible()
})

test('the event log follows the playhead', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Event log', { exact: true }).click()
  await page.keyboard.press(']')
  const row = page.getByRole('region', { name: 'Event log' }).locator('tr[aria-current=step]')
  await expect(row).toContainText('10100')
})

test('the event log is that of a new run, and arrows step a number by one', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Event log', { exact: true }).click()
  const first = page.getByRole('region', { name: 'Event log' }).getByRole('row').nth(1)
  await expect(first).toBeVisible()
  const before = await first.textContent()
  const rate = page.getByRole('spinbutton', { name: /requests per second/i }).first()
  await expect(rate).toHaveValue('0.6')
  await rate.press('ArrowUp')
  await expect(rate).toHaveValue('1.6')
  await rate.press('Tab')
  await expect(first).not.toHaveText(before!)
})

test('an embed shows the run and nothing of the learner', async ({ page }) => {
  await page.goto('/embed/rate-limiting')
  await expect(page.getByRole('heading', { level: 1, name: /admitted/ })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  const databases = await page.evaluate(async () => (await indexedDB.databases()).length)
  expect(databases).toBe(0)
})

test('an embed without its engine says so, and tries again', async ({ page }) => {
  await page.addInitScript(() => {
    const { Worker } = globalThis
    let isFirst = true
    globalThis.Worker = new Proxy(Worker, {
      construct: (target, how: ConstructorParameters<typeof Worker>) => {
        const worker = new target(...how)
        if (isFirst) setTimeout(() => worker.dispatchEvent(new Event('error')))
        isFirst = false
        return worker
      },
    })
  })
  await page.goto('/embed/rate-limiting')
  const alert = page.getByRole('alert').filter({ hasText: 'could not be started' })
  await expect(alert).toBeVisible()
  await alert.getByRole('button', { name: 'Run the preset again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /admitted/ })).toBeVisible()
})

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a run with its workshop open is clean at ${width} in ${colorScheme}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto(rateLimiting)
      await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
      await page.keyboard.press(']')
      await page.getByText('Event log', { exact: true }).click()
      await page.getByText('Break it: claims to refute').click()
      await expect(page.getByRole('region', { name: 'Event log' })).toBeVisible()
      const { violations } = await axe(page).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isWide).toBe(false)
    })
  }
}

test('a challenge is failed with a counterexample, and then passed', async ({ page }) => {
  await page.goto('/simulators/circuit-breaker')
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText(/^Challenges \(\d\)/).click()
  const challenge = page.getByRole('listitem').filter({ hasText: 'Un-stick half-open' })
  await challenge.getByRole('button', { name: 'Take this challenge' }).click()
  await challenge.getByRole('button', { name: 'Grade it' }).click()
  await expect(
    challenge.getByText(/Not yet\. Seed \d+, at 10 s: At 10 s it is still half-open\./),
  ).toBeVisible()

  await page
    .getByRole('combobox', { name: 'Yours: a probe that is late' })
    .selectOption('is replaced after 1 s')
  // Not graded yet is not failed.
  await expect(challenge.getByText('Change the open controls, then grade it.')).toBeVisible()
  await challenge.getByRole('button', { name: 'Grade it' }).click()
  await expect(challenge.getByText('Passed with all 20 hidden seeds.')).toBeVisible()
})

test('PostgreSQL runs in the page, agrees with the model and answers a question', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const problems = await watch(page)
  await page.goto('/simulators/pagination')
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Run it on real PostgreSQL').click()
  await expect(page.getByText(/\d(\.\d)? MB are fetched the first time/)).toBeVisible()
  await page.getByRole('button', { name: 'Run it on PostgreSQL' }).click()
  await expect(
    page.getByText(/Rows scanned agree exactly; pages touched differ by \d+ % at most/),
  ).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Run the query' }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Index Scan')
  await page.getByRole('textbox', { name: /Your own query/ }).fill('select nothing from orders')
  await page.getByRole('button', { name: 'Run the query' }).click()
  await expect(page.getByText('ERROR: column "nothing" does not exist')).toBeVisible()
  expect(problems).toEqual([])
})

test('a changed body is refused at the signature bench', async ({ page }) => {
  await page.goto('/simulators/webhooks')
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Signature bench').click()
  await page.getByRole('button', { name: 'Sign with the old secret' }).click()
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText('Genuine: signed with a secret you accept, in time.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Raw body' }).fill('{"order":18}')
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText(/Refused: no signature fits/)).toBeVisible()
})

test('a cursor that was changed is answered with 400', async ({ page }) => {
  await page.goto('/simulators/pagination')
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Cursor inspector').click()
  await expect(page.getByText('200 OK: the server reads on after this row.')).toBeVisible()
  await page.getByRole('button', { name: 'Read on from another row' }).click()
  await expect(page.getByText(/400 Bad Request: the signature does not fit/)).toBeVisible()
})

test('own times run in the page, bad lines are counted, and no link holds them', async ({
  page,
}) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await page.getByText('Paste your own traffic').click()
  const times = Array.from({ length: 40 }, (_, n) => 1_767_225_600_000 + n * 25)
  await page.getByRole('textbox', { name: 'Recorded times' }).fill(['noise', ...times].join('\n'))
  await page.getByRole('button', { name: 'Run these times' }).click()
  await expect(page.getByText('40 requests read. 1 line left out, such as “noise”.')).toBeVisible()
  // What the bucket earned meanwhile is no breach of its rules.
  await expect(
    page.getByRole('heading', { name: /^Token bucket admitted 1\d of 40 requests and refused/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Your own times never enter a link')).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('requests can be sent by hand', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await playhead(page).press('End')
  const allowed = () =>
    figures(page)
      .getByRole('row', { name: /Sliding log/ })
      .getByRole('cell')
      .first()
      .innerText()
  await expect.poll(allowed).not.toBe('0')
  await playhead(page).press('PageDown')
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', '19 s of 20 s')
  const before = Number(await allowed())
  await page.getByRole('button', { name: 'Send a request here' }).click()
  await expect.poll(async () => Number(await allowed())).toBe(before + 1)
})

test('a file that is no run is refused with its reason, and the run stays', async ({ page }) => {
  await page.goto(rateLimiting)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  const heading = await page.getByRole('heading', { level: 2, name: /admitted/ }).innerText()
  const open = page.getByLabel('Open a file')
  await open.setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{'),
  })
  await expect(page.getByText('a.json holds no JSON.')).toBeVisible()
  await open.setInputFiles({
    name: 'b.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  })
  await expect(page.getByText(/b\.json is no run of this simulator: seed/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible()
})

test('a closer look changes with its tab, and a dead letter is sent again from it', async ({
  page,
}) => {
  await page.goto('/simulators/webhooks?lesson=hook-schedules')
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  const look = page.getByRole('region', { name: 'A closer look' })
  await expect(look.getByRole('button', { name: 'Load' })).toHaveAttribute('aria-pressed', 'true')
  await expect(look.getByRole('region', { name: 'Load' })).toContainText('Endpoint 1')

  await look.getByRole('button', { name: 'Dead letters' }).click()
  await expect(look).toContainText('Nothing is given up here.')
  await playhead(page).press('End')
  const letters = look.getByRole('region', { name: 'Dead letters' })
  const whole = letters.getByRole('rowheader', { name: /^All \d+ of endpoint 1$/ })
  const before = Number(/\d+/.exec(await whole.innerText())![0])

  // Back from the very end, so that the answer still falls into the run.
  await playhead(page).press('PageDown')
  await playhead(page).press('PageDown')
  await letters.getByRole('button', { name: 'Send again here' }).first().click()
  await playhead(page).press('End')
  await expect(whole).toHaveText(`All ${before - 1} of endpoint 1`)
})
