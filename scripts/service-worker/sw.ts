import {
  CacheFirst,
  NetworkOnly,
  Serwist,
  type PrecacheEntry,
  type RuntimeCaching,
  type SerwistPlugin,
} from 'serwist'

/** Put in place of this name by build.ts, with addresses relative to this worker's own. */
declare const PRECACHE: PrecacheEntry[]

/** A page of the build under an address of its own, which no host answers with 404. */
const NOT_FOUND_PAGE = '_not-found'

/**
 * Turbopack tells a worker what to load in the fragment of its address. A cached response carries
 * the address it was stored under, without a fragment, and every worker would die of that; a
 * response made anew has none, so the browser keeps the one of the request.
 */
const keepWorkerFragment: SerwistPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) => {
    const isWorker = new URL(request.url).pathname.includes('/turbopack-worker')
    if (!cachedResponse || !isWorker) return cachedResponse
    const { body, status, statusText, headers } = cachedResponse
    return new Response(body, { status, statusText, headers })
  },
}

/** The page fills it under the same name; siblings on one origin have other paths. */
const LATER = `retry-after later ${new URL('.', location.href).pathname}`

/** The big files of the page's offline list, which the page itself fetches at idle. */
const laterFiles: RuntimeCaching = {
  matcher: ({ sameOrigin, url }) =>
    sameOrigin && /\/_next\/static\/.*(?<!\.wasm|\.data)$/.test(url.pathname),
  handler: new CacheFirst({ cacheName: LATER, plugins: [keepWorkerFragment] }),
}

/** Only what is not precached comes here: without a route, the fallback is never asked. */
const unknownPages: RuntimeCaching = {
  matcher: ({ request }) => request.mode === 'navigate',
  handler: new NetworkOnly(),
}

new Serwist({
  precacheEntries: PRECACHE,
  precacheOptions: {
    // A page is the same whatever its query: filters and scenarios are read in the page.
    ignoreURLParametersMatching: [/.*/],
    cleanURLs: false,
    urlManipulation: ({ url }) => [
      new URL(url.pathname.replace(/(index)?\.html$|\/$/, '') || '/', url),
    ],
    cleanupOutdatedCaches: true,
    plugins: [keepWorkerFragment],
  },
  // A new version waits until the page asks for it, with { type: 'SKIP_WAITING' }.
  skipWaiting: false,
  clientsClaim: true,
  runtimeCaching: [laterFiles, unknownPages],
  fallbacks: {
    entries: [{ url: NOT_FOUND_PAGE, matcher: ({ request }) => request.mode === 'navigate' }],
  },
}).addEventListeners()
