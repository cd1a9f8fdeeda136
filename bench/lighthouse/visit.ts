import { mkdirSync, readFileSync } from 'node:fs'

import { z } from 'zod'

import { PlainError } from '../../scripts/plain-error'
import { runCommand } from '../../scripts/run-tool'

import type { Visit } from './verdict'

/** The last version for Node 20; kept out of package.json, where it would double the install. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const CHROME_FLAGS = '--headless=new --no-sandbox --disable-gpu'

const reportSchema = z.object({
  categories: z.object({
    performance: z.object({ score: z.number() }),
    accessibility: z.object({ score: z.number() }),
    'best-practices': z.object({ score: z.number() }),
  }),
  audits: z.object({
    'largest-contentful-paint': z.object({ numericValue: z.number() }),
    'total-blocking-time': z.object({ numericValue: z.number() }),
    'cumulative-layout-shift': z.object({ numericValue: z.number() }),
  }),
})

/** One visit on Lighthouse's own slow phone and network, with an empty cache. */
export async function visit(url: string, chromePath: string): Promise<Visit> {
  const reportPath = '.cache/lighthouse.json'
  mkdirSync('.cache', { recursive: true })
  const run = await runCommand(
    [
      process.execPath,
      npmPath(),
      ...['exec', '--yes', '--', LIGHTHOUSE, url, '--quiet', '--output=json'],
      `--output-path=${reportPath}`,
      `--chrome-flags=${CHROME_FLAGS}`,
      '--only-categories=performance,accessibility,best-practices',
    ],
    { env: { CHROME_PATH: chromePath } },
  )
  if (run.exitCode !== 0) throw new PlainError(`Lighthouse failed on ${url}:\n${run.output}`)
  const { categories, audits } = reportSchema.parse(JSON.parse(readFileSync(reportPath, 'utf8')))
  return {
    performance: categories.performance.score,
    accessibility: categories.accessibility.score,
    bestPractices: categories['best-practices'].score,
    lcpMs: audits['largest-contentful-paint'].numericValue,
    tbtMs: audits['total-blocking-time'].numericValue,
    cls: audits['cumulative-layout-shift'].numericValue,
  }
}

/** npm tells the scripts it runs where it is; starting it this way needs no shell on Windows. */
function npmPath(): string {
  const path = process.env.npm_execpath
  if (path === undefined) throw new PlainError('Start this bench with npm: npm run bench.')
  return path
}
