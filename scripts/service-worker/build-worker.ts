import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'

import { scriptsOf, staticFilesOf } from '../exported-page'
import { listFiles } from '../list-files'

import { addressOf, isOfEditor, keepingOf, type ExportedFile, type Keeping } from './offline-plan'

/** One file of the precache; its revision is absent where the name already is a hash. */
export interface KeptFile {
  readonly url: string
  readonly revision: string | null
  /** What it costs over the wire. */
  readonly gzBytes: number
}

/** `offline.json`: what the page fetches at idle, so that the editor works offline too. */
interface OfflineList {
  readonly version: string
  readonly later: readonly { readonly url: string; readonly bytes: number }[]
}

export interface WorkerBuild {
  readonly outDir: string
  readonly basePath: string
  readonly version: string
}

/** Writes offline.json and sw.js for a finished export, and tells what the worker precaches. */
export async function buildServiceWorker(site: WorkerBuild): Promise<readonly KeptFile[]> {
  writeOfflineList(site)
  const kept = filesToKeep(site.outDir, 'precache').map((path) => keptFile(site.outDir, path))
  const entries = kept.map(({ url, revision }) => ({ url, revision }))
  await build({
    entryPoints: ['scripts/service-worker/sw.ts'],
    outfile: join(site.outDir, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: {
      PRECACHE: JSON.stringify(entries),
      'process.env.NODE_ENV': '"production"',
    },
    logLevel: 'error',
  })
  return kept
}

/** Before the worker, because the list is JSON that pages fetch, and so precached itself. */
function writeOfflineList({ outDir, basePath, version }: WorkerBuild): void {
  const list: OfflineList = {
    version,
    later: filesToKeep(outDir, 'later').map((path) => ({
      url: `${basePath}/${addressOf(path)}`,
      bytes: gzipSync(readFileSync(join(outDir, path))).length,
    })),
  }
  writeFileSync(join(outDir, 'offline.json'), `${JSON.stringify(list)}\n`)
}

function filesToKeep(outDir: string, keeping: Keeping): readonly string[] {
  return exportedFiles(outDir)
    .filter((file) => keepingOf(file) === keeping)
    .map(({ path }) => path)
}

function exportedFiles(outDir: string): readonly ExportedFile[] {
  const paths = listFiles(outDir)
  const pages = paths
    .filter((path) => path.endsWith('.html'))
    .map((path) => readFileSync(join(outDir, path), 'utf8'))
  const always = new Set(pages.flatMap(staticFilesOf))
  const scripts = new Set(pages.flatMap((html) => scriptsOf(html).map(({ path }) => path)))
  const namedIn = (path: string): ExportedFile['named'] => {
    if (always.has(path)) return 'always'
    return scripts.has(path) ? 'without modules' : 'never'
  }
  return paths.map((path) => {
    const content = readFileSync(join(outDir, path))
    const ofEditor = isOfEditor(path, content)
    return { path, bytes: content.length, named: namedIn(path), ofEditor }
  })
}

function keptFile(outDir: string, path: string): KeptFile {
  const content = readFileSync(join(outDir, path))
  return {
    url: addressOf(path),
    revision: HASHED_NAME.test(path) ? null : shortHash(content),
    gzBytes: gzipSync(content).length,
  }
}

const HASHED_NAME = /^_next\/static\/(chunks|css|media)\//

const shortHash = (content: Buffer) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)
