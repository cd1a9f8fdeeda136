import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { scriptsOf } from '../exported-page'
import { listFiles } from '../list-files'

/** What a browser has to fetch before a page can react. */
export interface PageWeight {
  readonly route: string
  readonly htmlGzBytes: number
  /** Scripts of the first load, relative to out/. */
  readonly scripts: readonly string[]
  readonly jsGzBytes: number
}

export interface Export {
  readonly pages: readonly PageWeight[]
  /** Every script of the export, whoever loads it, relative to out/. */
  readonly scripts: readonly string[]
  /** The text of a file, relative to out/. */
  readonly read: (path: string) => string
  readonly gzBytesOf: (paths: readonly string[]) => number
}

/** Weighs every exported page by the script tags of its HTML. */
export function weighExport(outDir: string): Export {
  const read = (path: string) => readFileSync(join(outDir, path), 'utf8')
  const known = new Map<string, number>()
  const gzBytes = (path: string): number => {
    const bytes = known.get(path) ?? gzipSync(readFileSync(join(outDir, path))).length
    known.set(path, bytes)
    return bytes
  }
  const gzBytesOf = (paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + gzBytes(path), 0)

  const files = listFiles(outDir)
  const pages = files
    .filter((path) => path.endsWith('.html'))
    .map((path): PageWeight => {
      const modern = scriptsOf(read(path)).filter(({ noModule }) => !noModule)
      const scripts = [...new Set(modern.map((script) => script.path))]
      const [htmlGzBytes, jsGzBytes] = [gzBytes(path), gzBytesOf(scripts)]
      return { route: routeOf(path), scripts, htmlGzBytes, jsGzBytes }
    })
  return { pages, scripts: files.filter((path) => path.endsWith('.js')), read, gzBytesOf }
}

const routeOf = (path: string) => `/${path.replace(/(^|\/)index\.html$|\.html$/, '')}`
