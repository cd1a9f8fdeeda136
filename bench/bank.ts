import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { chromium, type Page } from '@playwright/test'

import { launchOptions } from '../scripts/browser/browser'
import { ensureBrowser } from '../scripts/browser/ensure'
import { PlainError, runMain } from '../scripts/plain-error'
import { runScript } from '../scripts/run-tool'
import { serveSite } from '../scripts/serve'

import { bankReport, problemsOf, type BankFigures } from './bank/figures'
import { COPY, copyProject } from './build-growth/copy-project'
import { median } from './lighthouse/verdict'
import { dateAndMachine } from './machine'

const QUESTIONS = 1000
const RUNS = 15

/** What a learner may type; the second has two typos, the last two meet nearly every question. */
const QUERIES = ['rate limit', 'idempotncy paymnet', 'token window replay', 'level:high re', 're']

await runMain(async () => {
  try {
    copyProject(QUESTIONS)
    const { exitCode, output } = await runScript('scripts/build.ts', { cwd: COPY })
    if (exitCode !== 0) throw new PlainError(output)
    const figures = { ...sizes(), ...(await timings()) }
    writeFileSync('bench/bank.md', bankReport(figures, dateAndMachine()))
    const problems = problemsOf(figures)
    if (problems.length > 0) throw new PlainError(problems.join('\n'))
  } finally {
    rmSync(COPY, { recursive: true, force: true })
  }
})

function sizes(): Pick<BankFigures, 'questions' | 'pageKb' | 'deckKb' | 'indexKb'> {
  const kb = (path: string) => gzipSync(readFileSync(join(COPY, 'out', path))).length / 1000
  const deck = JSON.parse(readFileSync(join(COPY, 'out/content/deck.json'), 'utf8')) as unknown[]
  return {
    questions: deck.length,
    pageKb: kb('questions.html'),
    deckKb: kb('content/deck.json'),
    indexKb: kb('content/search.json'),
  }
}

async function timings(): Promise<Pick<BankFigures, 'queries'>> {
  const { executablePath } = await ensureBrowser()
  const site = await serveSite({ outDir: join(COPY, 'out'), basePath: '', port: 0 })
  const browser = await chromium.launch(launchOptions({ executablePath }))
  try {
    const page = await browser.newPage()
    await page.goto(`${site.url}questions`)
    await wakeUp(page)
    const queries = []
    for (const query of QUERIES) {
      const times: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        await type(page, '')
        times.push(await type(page, query))
      }
      queries.push({ query, medianMs: median(times) })
    }
    return { queries }
  } finally {
    await browser.close()
    await site.close()
  }
}

/** Types until the page, which may still be waking, answers; the index is there from then on. */
async function wakeUp(page: Page) {
  const box = page.getByRole('textbox', { name: /Search in questions/ })
  const found = page.getByRole('region', { name: 'Questions found' })
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await box.fill('')
    await box.fill('retry')
    if (await found.getByRole('link').first().isVisible()) return
    await page.waitForTimeout(500)
  }
  throw new PlainError('The bank answered no query')
}

/** From the last letter to the list of what was found, drawn: search, filter and React together. */
async function type(page: Page, query: string): Promise<number> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('search input')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    if (!input || !setValue) throw new Error('There is no box to type into')
    const [drawn, words] =
      text === ''
        ? (['nav[aria-label=Topics]', /./] as const)
        : (['main section [aria-live]', /question/i] as const)
    const startedAt = performance.now()
    setValue.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    // Written out: a named function would bring the compiler's own along, which no page has.
    while (!words.test(document.querySelector(drawn)?.textContent ?? '')) {
      if (performance.now() - startedAt > 10_000) throw new Error(`Nothing was drawn for "${text}"`)
      await new Promise((resolve) => setTimeout(resolve))
    }
    return performance.now() - startedAt
  }, query)
}
