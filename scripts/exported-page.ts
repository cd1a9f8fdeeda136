/** What an exported page asks the browser to load, read from its tags. */
export interface PageScript {
  /** Under the exported folder, without base path, query or leading slash. */
  readonly path: string
  /** Only browsers without modules load it; none of those can run the site's worker either. */
  readonly noModule: boolean
}

const TAG = /<(script|link)\b[^>]*>/gi
const ADDRESS = /\s(?:src|href)="([^"]*)"/i
const NO_MODULE = /\snomodule\b/i
const STATIC = /(_next\/static\/[^?#]+)/

export function scriptsOf(html: string): readonly PageScript[] {
  return tagsOf(html)
    .filter(({ tag }) => /^<script/i.test(tag))
    .map(({ tag, path }) => ({ path, noModule: NO_MODULE.test(tag) }))
}

/** Scripts, styles, fonts and preloads of the build that the page names. */
export function staticFilesOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ tag }) => !NO_MODULE.test(tag))
    .map(({ path }) => path)
}

function tagsOf(html: string) {
  return [...html.matchAll(TAG)].flatMap(([tag]) => {
    const address = ADDRESS.exec(tag)?.[1] ?? ''
    const path = STATIC.exec(address)?.[1]
    return path === undefined ? [] : [{ tag, path: decodeURI(path) }]
  })
}
