/** A file of the export, as far as keeping it offline is concerned. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: number
  /** Whether pages name it in a tag: all of them, only for browsers without modules, or none. */
  readonly named: 'always' | 'without modules' | 'never'
  readonly ofEditor: boolean
}

/** When a file reaches the device: with the first visit, at idle after it, or only when used. */
export type Keeping = 'precache' | 'later' | 'never'

/**
 * Every route has to work after one visit, so whatever a route may load is precached, charts and
 * storage too. The editor alone may wait: it weighs more than all the rest together.
 */
export function keepingOf({ path, bytes, named, ofEditor }: ExportedFile): Keeping {
  if (NEVER.includes(path) || !KEPT_TYPES.test(path) || named === 'without modules') return 'never'
  return ofEditor && bytes > BIG_BYTES && named === 'never' ? 'later' : 'precache'
}

const BIG_BYTES = 150_000

/**
 * Not among them: `.txt` (Next's page data; without it an offline link is a full page load, and
 * the list a third as long), `.wasm` and `.data` (megabytes behind a button).
 */
const KEPT_TYPES = /\.(html|json|js|css|woff2?|ttf|svg|png|ico|webmanifest)$/

/** 404.html has a twin, _not-found.html, which every host serves with status 200. */
const NEVER = ['404.html', 'sw.js']

/** Monaco's files carry its name in their text, and its icon font one of its own. */
export function isOfEditor(path: string, content: Buffer): boolean {
  return path.includes('/codicon.') || content.includes('monaco-editor')
}

/**
 * The address of a file as the site links it, relative to the worker's own. A page goes by its
 * clean URL, so that fetching it costs no redirect.
 */
export function addressOf(path: string): string {
  const clean = path.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')
  return clean === '' ? './' : encodeURI(clean)
}
