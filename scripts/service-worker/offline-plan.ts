/** A file of the export, as far as keeping it offline is concerned. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: number
  /** Whether pages name it in a tag: all of them, only for browsers without modules, or none. */
  readonly named: 'always' | 'without modules' | 'never'
}

/** When a file reaches the device: with the first visit, at idle after it, or only when used. */
export type Keeping = 'precache' | 'later' | 'never'

/** Above this, a file that no page needs at once waits: Monaco's core, for one. */
const LATER_ABOVE_BYTES = 150_000

/**
 * Not among them: `.txt` (Next's page data; without it an offline link is a full page load, and
 * the list a third as long), `.wasm` and `.data` (megabytes behind a button).
 */
const KEPT_TYPES = /\.(html|json|js|css|woff2?|ttf|svg|png|ico|webmanifest)$/

/** 404.html has a twin, _not-found.html, which every host serves with status 200. */
const NEVER = ['404.html', 'sw.js']

export function keepingOf({ path, bytes, named }: ExportedFile): Keeping {
  if (NEVER.includes(path) || !KEPT_TYPES.test(path) || named === 'without modules') return 'never'
  if (/\.(html|json)$/.test(path) || named === 'always') return 'precache'
  return bytes <= LATER_ABOVE_BYTES ? 'precache' : 'later'
}

/**
 * The address of a file as the site links it, relative to the worker's own. A page goes by its
 * clean URL, so that fetching it costs no redirect.
 */
export function addressOf(path: string): string {
  const clean = path.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')
  return clean === '' ? './' : encodeURI(clean)
}
