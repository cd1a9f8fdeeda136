import { mkdirSync, rmSync } from 'node:fs'

import { ensureBrowser } from '../browser/ensure'
import { buildSite } from '../build/site'
import { runScript, runTool } from '../run-tool'
import { serveSite } from '../serve'

import { asOneTest, fromPlaywright, fromVitest } from './reports'
import type { Stage, StageResult } from './run-stages'

const UNIT_REPORT = '.cache/unit.json'
const E2E_REPORT = '.cache/e2e.json'

/** What every commit should pass: no build, no browser. */
export const fastStages: readonly Stage[] = [
  {
    name: 'format',
    needs: [],
    isOneCore: true,
    run: async () => asOneTest(await runTool({ package: 'prettier' }, ['--check', '.'])),
  },
  {
    name: 'lint',
    needs: [],
    isOneCore: true,
    run: async () => asOneTest(await runTool({ package: 'eslint' }, ['--max-warnings', '0', '.'])),
  },
  { name: 'types', needs: [], isOneCore: true, run: checkTypes },
  {
    name: 'content',
    needs: [],
    isOneCore: true,
    run: async () => asOneTest(await runScript('scripts/content.ts')),
  },
  { name: 'unit', needs: [], run: runUnitTests },
]

const BASE_PATH = '/retry-after'
const BASE_PATH_OUT = '.cache/out-base-path'

export const allStages: readonly Stage[] = [
  ...fastStages,
  { name: 'build', needs: [], run: () => build('out', '') },
  {
    name: 'budgets',
    needs: ['build'],
    run: async () => asOneTest(await runScript('scripts/budgets.ts')),
  },
  { name: 'browser', needs: [], run: findBrowser },
  { name: 'e2e', needs: ['build', 'browser'], run: () => runBrowserTests('out', '') },
  {
    name: 'base path',
    needs: ['build', 'browser'],
    run: async () => {
      const built = await build(BASE_PATH_OUT, BASE_PATH)
      return built.failed > 0 ? built : runBrowserTests(BASE_PATH_OUT, BASE_PATH)
    },
  },
]

/** Next's own types are made first: a fresh clone has none, and knows no CSS import without them. */
async function checkTypes(): Promise<StageResult> {
  const made = await runTool({ package: 'next' }, ['typegen'], {
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (made.exitCode !== 0) return asOneTest(made)
  return asOneTest(await runTool({ package: 'typescript', bin: 'tsc' }, ['--noEmit']))
}

async function runUnitTests(): Promise<StageResult> {
  forget(UNIT_REPORT)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`]
  return fromVitest(await runTool({ package: 'vitest' }, args), UNIT_REPORT)
}

async function build(outDir: string, basePath: string): Promise<StageResult> {
  const lines: string[] = []
  await buildSite({ basePath, outDir, print: (line) => lines.push(line) })
  return { passed: 1, failed: 0, output: lines.join('\n') }
}

async function findBrowser(): Promise<StageResult> {
  const { version } = await ensureBrowser()
  return { passed: 1, failed: 0, output: version }
}

async function runBrowserTests(outDir: string, basePath: string): Promise<StageResult> {
  forget(E2E_REPORT)
  const site = await serveSite({ outDir, basePath, port: 0 })
  const tool = { package: '@playwright/test', bin: 'playwright' }
  const env = { BASE_URL: site.url, BASE_PATH: basePath }
  const run = await runTool(tool, ['test'], { env })
  await site.close()
  return fromPlaywright(run, E2E_REPORT)
}

/** Yesterday's report must not speak for a tool that wrote none today. */
function forget(report: string): void {
  mkdirSync('.cache', { recursive: true })
  rmSync(report, { force: true })
}
