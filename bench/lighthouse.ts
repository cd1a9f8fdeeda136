import { cpSync, rmSync, writeFileSync } from 'node:fs'

import { chromium } from '@playwright/test'

import { ensureBrowser } from '../scripts/browser/ensure'
import { listFiles } from '../scripts/list-files'
import { PlainError, runMain } from '../scripts/plain-error'
import { runTool } from '../scripts/run-tool'
import { serveSite } from '../scripts/serve'

import { lighthouseReport } from './lighthouse/report'
import { problemsOf, type MeasuredPage, type Visit } from './lighthouse/verdict'
import { visit } from './lighthouse/visit'
import { readyBuild } from './built'
import { dateAndMachine } from './machine'

const VISITS = 5

/** Outside the linted tree, and as deep in it as bench/bare is. */
const BARE_COPY = '.cache/bare'

await runMain(async () => {
  const { executablePath } = await ensureBrowser()
  await buildWhatIsMissing()
  const site = await serveSite({ outDir: 'out', basePath: '', port: 0 })
  const bareSite = await serveSite({ outDir: `${BARE_COPY}/out`, basePath: '', port: 0 })
  const addresses = [
    { route: 'bare page', url: bareSite.url },
    ...routes().map((route) => ({ route, url: site.url + route.slice(1) })),
  ]
  const [bare, ...ours] = await measure(addresses, executablePath ?? chromium.executablePath())
  await Promise.all([site.close(), bareSite.close()])
  if (!bare) return

  writeFileSync('bench/lighthouse.md', lighthouseReport([bare, ...ours], dateAndMachine()))
  const problems = ours.flatMap((page) => problemsOf(page, bare))
  if (problems.length > 0) throw new PlainError(problems.join('\n'))
})

async function buildWhatIsMissing(): Promise<void> {
  await readyBuild()
  rmSync(BARE_COPY, { recursive: true, force: true })
  cpSync('bench/bare', BARE_COPY, { recursive: true })
  const { exitCode, output } = await runTool({ package: 'next' }, ['build', BARE_COPY], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  if (exitCode !== 0) throw new PlainError(output)
}

/** Today, the longest list, and the first page of three templates. */
function routes(): readonly string[] {
  const pages = listFiles('out').filter((path) => path.endsWith('.html'))
  const firstBelow = (folder: string) => pages.filter((path) => path.startsWith(`${folder}/`))[0]
  const first = ['questions', 'reference', 'designs'].map((folder) => firstBelow(folder) ?? '')
  return ['/', '/questions', ...first.map((path) => `/${path.replace(/\.html$/, '')}`)]
}

interface Address {
  readonly route: string
  readonly url: string
}

/** In turns, so that a machine that slows down does so for all pages alike. */
async function measure(
  addresses: readonly Address[],
  chromePath: string,
): Promise<readonly MeasuredPage[]> {
  const visits = new Map<string, Visit[]>(addresses.map(({ route }) => [route, []]))
  for (let turn = 1; turn <= VISITS; turn += 1) {
    for (const { route, url } of addresses) {
      const seen = await visit(url, chromePath)
      visits.get(route)?.push(seen)
      console.log(`${turn}/${VISITS} ${route}: ${seen.performance}, ${Math.round(seen.lcpMs)} ms`)
    }
  }
  return [...visits].map(([route, seen]) => ({ route, visits: seen }))
}
