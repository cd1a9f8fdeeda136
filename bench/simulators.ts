import { writeFileSync } from 'node:fs'

import { chromium, type Page } from '@playwright/test'

import { registry } from '../lib/engines/registry'
import { launchOptions } from '../scripts/browser/browser'
import { ensureBrowser } from '../scripts/browser/ensure'
import { PlainError, runMain } from '../scripts/plain-error'
import { serveSite } from '../scripts/serve'

import { readyBuild } from './built'
import { dateAndMachine } from './machine'
import { inputsToFrames } from './simulators/inputs'
import { simulatorsReport, type Figures } from './simulators/report'

const HEAVY = registry.find(({ id }) => id === 'rate-limiting')!.heavy as { durationMs: number }
/** Some 20,000 verdicts: an eighth of the heavy run. */
const FIFTY_THOUSAND = { ...HEAVY, durationMs: Math.round(HEAVY.durationMs / 5) }
const MARKS = { ...HEAVY, durationMs: Math.round(HEAVY.durationMs / 12) }

await runMain(async () => {
  await readyBuild()
  const { executablePath } = await ensureBrowser()
  const site = await serveSite({ outDir: 'out', basePath: '', port: 0 })
  const browser = await chromium.launch(launchOptions({ executablePath: executablePath ?? null }))
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const figures = await measure(page, site.url)
  await browser.close()
  await site.close()

  writeFileSync('bench/simulators.md', simulatorsReport(figures, dateAndMachine()))
  console.log(simulatorsReport(figures, dateAndMachine()))
  if (figures.some(({ value, most }) => value > most)) throw new PlainError('A budget is exceeded.')
})

async function measure(page: Page, url: string): Promise<readonly Figures[]> {
  await page.goto(`${url}simulators/rate-limiting`)
  await page.getByRole('button', { name: 'Show the run without a prediction' }).click()
  await open(page, MARKS)
  const playing = await framesWhile(page, 4_000, async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click()
  })
  await page.getByRole('button', { name: 'Pause' }).click()
  await open(page, FIFTY_THOUSAND)
  const inputs = await inputsToFrames(page)
  await open(page, HEAVY)
  const scrubbing = await scrub(page)
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest)
  return [
    {
      name: 'frame while playing 20,000 marks, median',
      unit: 'ms',
      value: middle(playing),
      most: 17,
    },
    { name: 'frame while playing, 95th percentile', unit: 'ms', value: high(playing), most: 34 },
    {
      name: 'work of a seek in 240,000 events, 95th percentile',
      unit: 'ms',
      value: high(scrubbing),
      most: 16,
    },
    {
      name: 'key to frame at 4 times slower, 50,000 events, 95th percentile',
      unit: 'ms',
      value: high(inputs),
      most: 50,
    },
    {
      name: 'longest task of the page, opening both runs included',
      unit: 'ms',
      value: longest,
      most: 200,
    },
  ]
}

async function open(page: Page, scenario: object): Promise<void> {
  await page.evaluate(() => {
    Object.assign(globalThis, { longest: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        const seen = globalThis as unknown as { longest: number }
        seen.longest = Math.max(seen.longest, duration)
      }
    }).observe({ type: 'longtask' })
  })
  const file = {
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(scenario)),
  }
  await page.getByLabel('Open a file').setInputFiles(file)
  await page.getByText('Opened run.json.').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1_000)
}

async function framesWhile(
  page: Page,
  forMs: number,
  start: () => Promise<void>,
): Promise<number[]> {
  await start()
  return page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        const first = performance.now()
        let last = first
        // Without a name: tsx would ask the page for its helper that gives one.
        const ticks = [
          (now: number) => {
            times.push(now - last)
            last = now
            if (now - first < ms) requestAnimationFrame(ticks[0]!)
            else resolve(times.slice(1))
          },
        ]
        requestAnimationFrame(ticks[0]!)
      }),
    forMs,
  )
}

/** The time the page's own thread spends on one move of the slider: handler, render and paint. */
async function scrub(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('input[aria-label=Playhead]')!
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    const spent: number[] = []
    for (let n = 0; n < 200; n += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const start = performance.now()
      set.call(slider, String(Math.round((Number(slider.max) * ((n * 61) % 200)) / 200)))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      const handled = performance.now() - start
      // Asked for after the figure asked for its own: what the frame did is done by then.
      const painted = await new Promise<number>((resolve) => {
        requestAnimationFrame((frameMs) => resolve(performance.now() - frameMs))
      })
      spent.push(handled + painted)
    }
    return spent
  })
}

function middle(values: readonly number[]): number {
  return at(values, 0.5)
}

function high(values: readonly number[]): number {
  return at(values, 0.95)
}

function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN
}
