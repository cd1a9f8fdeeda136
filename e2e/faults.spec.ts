import { expect, type BrowserContext, type Page } from '@playwright/test'

import { createRandom } from '../lib/engines/random'

import { kill } from './kill'
import { test } from './test'

/** `npm run soak` has more patience. */
const RUNS = Number(process.env.FAULT_RUNS ?? 20)
const SEED = Number(process.env.FAULT_SEED ?? 1)
/** As long as keeping a grade takes, and a little longer: some are killed before and some after. */
const KILLED_WITHIN_MS = 40

const questions = [
  'idempotency-key',
  'pkce',
  'circuit-breaker',
  'mass-assignment',
  'two-generals',
  'cursor-vs-offset',
]

test(`${RUNS} tabs killed around a grade lose none that was called kept`, async ({ context }) => {
  test.setTimeout(60_000 + RUNS * 6_000)
  const random = createRandom(SEED)
  const acknowledged = await listen(context)
  // Another tab follows all of it, as tabs do that nobody closes.
  const witness = await context.newPage()
  await witness.goto('/progress')

  for (let run = 0; run < RUNS; run += 1) {
    const page = await context.newPage()
    await page.goto(`/questions/${questions[run % questions.length]!}#run-${run}`)
    const again = page.getByRole('button', { name: /^Again/ })
    await expect(async () => {
      // What was revealed and not graded is there again in the next tab.
      if (await giveUp(page).isVisible()) await giveUp(page).click({ timeout: 1_000 })
      await expect(again).toBeVisible({ timeout: 1_000 })
    }).toPass()
    // A click of Playwright's own waits until the page has done with it.
    await again.evaluate((button) => (button as HTMLElement).click())
    await page.waitForTimeout(Math.floor(random() * KILLED_WITHIN_MS))
    await kill(page)
    await page.close()
  }

  const kept = await gradesIn(await context.newPage())
  expect(acknowledged.size, `seed ${SEED}`).toBeGreaterThan(RUNS / 4)
  expect(kept, `seed ${SEED}`).toBeGreaterThanOrEqual(acknowledged.size)
  expect(kept).toBeLessThanOrEqual(RUNS)
})

const giveUp = (page: Page) => page.getByRole('button', { name: 'I don’t know' })

/** Hears of each run in which the page called a grade kept, in the moment in which it does. */
async function listen(context: BrowserContext): Promise<ReadonlySet<string>> {
  const acknowledged = new Set<string>()
  await context.exposeFunction('acknowledge', (run: string) => void acknowledged.add(run))
  await context.addInitScript(() => {
    const { acknowledge } = globalThis as unknown as { acknowledge(run: string): void }
    new MutationObserver(() => {
      if (document.body?.textContent?.includes('Graded Again')) acknowledge(location.hash)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return acknowledged
}

async function gradesIn(page: Page): Promise<number> {
  await page.goto('/settings')
  await expect(page.getByText(/Kept in this browser:/)).toBeVisible()
  return page.evaluate(async () => {
    const opening = indexedDB.open('learner')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const all = opening.result.transaction('events').objectStore('events').getAll()
    await new Promise((resolve) => (all.onsuccess = resolve))
    return all.result.filter(({ kind }: { kind: string }) => kind === 'graded').length
  })
}
