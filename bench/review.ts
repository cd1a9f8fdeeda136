import { writeFileSync } from 'node:fs'

import { chromium, type Page } from '@playwright/test'

import { launchOptions } from '../scripts/browser/browser'
import { ensureBrowser } from '../scripts/browser/ensure'
import { PlainError, runMain } from '../scripts/plain-error'
import { serveSite } from '../scripts/serve'

import { readyBuild } from './built'
import { median } from './lighthouse/verdict'
import { dateAndMachine } from './machine'
import { problemsOf, reviewReport } from './review/report'

const CARDS = 9
const SLOWDOWN = 4

await runMain(async () => {
  await readyBuild()
  const { executablePath } = await ensureBrowser()
  const site = await serveSite({ outDir: 'out', basePath: '', port: 0 })
  const browser = await chromium.launch(launchOptions({ executablePath }))
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(`${site.url}review`)
    await page.getByRole('button', { name: /^Review \d+ cards$/ }).click()
    const protocol = await page.context().newCDPSession(page)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    const [cards, bare]: [number[], number[]] = [[], []]
    for (let card = 0; card < CARDS; card += 1) {
      await grade(page)
      const took = await toNextCard(page)
      cards.push(took.cardMs)
      bare.push(took.bareMs)
    }
    const figures = { cards: CARDS, cardMs: median(cards), bareMs: median(bare) }
    writeFileSync('bench/review.md', reviewReport(figures, dateAndMachine()))
    console.log(reviewReport(figures, dateAndMachine()))
    const problems = problemsOf(figures)
    if (problems.length > 0) throw new PlainError(problems.join('\n'))
  } finally {
    await browser.close()
    await site.close()
  }
})

async function grade(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await page.getByRole('button', { name: 'Next card' }).waitFor()
  // The card that comes is fetched while this one is read.
  await page.waitForTimeout(1_000)
}

interface Took {
  readonly cardMs: number
  readonly bareMs: number
}

/** Each time ends in the task after the frame that shows the new nodes. */
async function toNextCard(page: Page): Promise<Took> {
  return page.evaluate(async () => {
    const before = document.querySelector('main h1')?.textContent
    const next = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === 'Next card',
    )
    if (!next) throw new Error('There is no next card')
    const pressedAt = performance.now()
    next.click()
    while (document.querySelector('main h1')?.textContent === before) {
      if (performance.now() - pressedAt > 10_000) throw new Error('No card came')
      await new Promise((resolve) => setTimeout(resolve))
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const cardMs = performance.now() - pressedAt

    const main = document.querySelector('main')!
    const copy = main.cloneNode(true) as HTMLElement
    const other = copy.cloneNode(true) as HTMLElement
    main.after(copy)
    main.style.display = 'none'
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const replacedAt = performance.now()
    copy.replaceWith(other)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const bareMs = performance.now() - replacedAt
    other.remove()
    main.style.display = ''
    return { cardMs, bareMs }
  })
}
