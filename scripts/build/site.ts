import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { addPolicies } from '../content-security-policy'
import { formatHeaders, headerRules } from '../headers'
import { delayScriptsIn } from '../late-scripts'
import { listFiles } from '../list-files'
import { PlainError } from '../plain-error'
import { runTool } from '../run-tool'
import { buildServiceWorker, type KeptFile } from '../service-worker/build-worker'

import { hashOfCode, hashOfSources } from './sources'
import { readStamp, removeStamp, writeStamp } from './stamp'
import { describeSize, sizeOf, updateSize } from './update-size'

export interface SiteBuild {
  readonly basePath: string
  /** Only a build into out/ is stamped, and so found by `npm start`. */
  readonly outDir: string
  readonly print: (line: string) => void
}

export async function buildSite({ basePath, outDir, print }: SiteBuild): Promise<void> {
  if (outDir !== 'out') return void (await exportSite({ basePath, outDir, print }))
  const earlier = readStamp()
  const sources = hashOfSources('.')
  removeStamp()
  const built = await exportSite({ basePath, outDir, print })
  writeStamp({ sources, basePath, ...built })
  if (earlier?.basePath === basePath) {
    print(`update: ${describeSize(updateSize(earlier.precache, built.precache))} since last time`)
  }
}

/**
 * The order matters: policies hold hashes of the exported scripts with the one that wakes the
 * others, and the service worker's list holds hashes of the pages with their policies.
 */
async function exportSite({ basePath, outDir, print }: SiteBuild) {
  const buildId = hashOfCode('.')
  await timed('next build', print, () => exportPages({ basePath, outDir, buildId }))
  await timed('scripts after the paint', print, async () => `${delayScriptsIn(outDir)} pages`)
  await timed('content security policy', print, async () => `${addPolicies(outDir)} pages`)
  await timed('headers', print, async () => `${writeHostFiles(outDir, basePath)} rules`)
  const precache: KeptFile[] = []
  await timed('service worker', print, async () => {
    precache.push(...(await buildServiceWorker({ outDir, basePath, version: buildId })))
    return describeSize(sizeOf(precache))
  })
  return { buildId, frameworkFiles: frameworkFiles(), precache }
}

const CONTENT_CACHE = '.cache/content'

interface Export {
  readonly basePath: string
  readonly outDir: string
  readonly buildId: string
}

async function exportPages({ basePath, outDir, buildId }: Export): Promise<string> {
  rmSync(CONTENT_CACHE, { recursive: true, force: true })
  const { exitCode, output } = await runTool({ package: 'next' }, ['build'], {
    env: {
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      BASE_PATH: basePath,
      BUILD_ID: buildId,
      EXPORT_DIR: outDir === 'out' ? '' : outDir,
      CONTENT_CACHE,
    },
  })
  if (exitCode !== 0) throw new PlainError(`${output.trim()}\n\nnext build failed.`)
  if (!existsSync(join(outDir, 'index.html'))) {
    throw new PlainError(
      `next build left no page in ${outDir}: does next.config.ts read EXPORT_DIR?`,
    )
  }
  return `build id ${buildId}`
}

/** GitHub Pages drops folders that start with _, which is all of _next, unless .nojekyll is there. */
function writeHostFiles(outDir: string, basePath: string): number {
  // The worker and its list come later, because they need the pages as they will be served.
  const rules = headerRules([...listFiles(outDir), 'sw.js', 'offline.json'])
  writeFileSync(join(outDir, '_headers'), formatHeaders(rules, basePath))
  writeFileSync(join(outDir, '.nojekyll'), '')
  return rules.length
}

const manifestSchema = z.object({ rootMainFiles: z.array(z.string()) })

/** What every page of this build loads because of the framework alone. */
function frameworkFiles(): string[] {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')),
  )
  return manifest.rootMainFiles.map((path) => `_next/${path}`)
}

/** Runs one step and prints its name, its seconds and what it says of itself. */
async function timed(
  name: string,
  print: (line: string) => void,
  run: () => Promise<string>,
): Promise<void> {
  const startMs = performance.now()
  const outcome = await run()
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  print(`${name.padEnd(24)} ${seconds.padStart(5)} s  ${outcome}`)
}
