import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import compression from 'compression'
import handler from 'serve-handler'

import { headerRules, headersFor, type HeaderRule } from './headers'
import { listFiles } from './list-files'
import { PlainError } from './plain-error'
import { fileFor, sitePath } from './site-path'

export interface Site {
  readonly outDir: string
  readonly basePath: string
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
}

export interface RunningSite {
  /** Where the first page is, base path included, with a slash at the end. */
  readonly url: string
  /** Stops at once: open connections are cut. */
  readonly close: () => Promise<void>
}

/** Serves an exported site as a good static host would: clean URLs, compression, headers, 404. */
export async function serveSite({ host = '127.0.0.1', ...site }: Site): Promise<RunningSite> {
  const server = createServer(respondFrom(site))
  await listen(server, site.port, host)
  const { port } = server.address() as AddressInfo
  return { url: `http://${nameOf(host)}:${port}${site.basePath}/`, close: () => close(server) }
}

/** Asks now what would otherwise be found out after a long build. */
export async function requireFreePort(port: number, host = '127.0.0.1'): Promise<void> {
  const server = createServer()
  await listen(server, port, host)
  await close(server)
}

function respondFrom({ outDir, basePath }: Pick<Site, 'outDir' | 'basePath'>) {
  const rules = headerRules(listFiles(outDir))
  const compress = compression({ filter: isWorthPacking })
  return (request: IncomingMessage, response: ServerResponse) => {
    const target = sitePath(request.url ?? '/', basePath)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response)
    if (target.kind === 'moved') return redirect(response, target.to)
    // The types of this middleware are Express's; it needs no more than Node's two.
    compress(request as never, response as never, () => {
      const path = target.kind === 'page' ? target.path : undefined
      void sendFile({ request, response, outDir, rules, path })
    })
  }
}

/** By its type nobody would know that the file system of PostgreSQL packs to a third. */
function isWorthPacking(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    /\.data$/.test(request.url ?? '') || compression.filter(request as never, response as never)
  )
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly outDir: string
  readonly rules: readonly HeaderRule[]
  readonly path: string | undefined
}

/** serve-handler is asked for files that are there, and adds type, length, ETag, 304 and ranges. */
async function sendFile({ request, response, outDir, rules, path }: Exchange): Promise<void> {
  const file = path === undefined ? undefined : await fileFor(outDir, path)
  const headers = headersFor(rules, file === undefined ? '/404' : (path ?? '/404'))
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = file === undefined ? 404 : 200
  if (file === undefined) {
    // A part of the 404 page, or "you have it", would hide the status.
    delete request.headers.range
    delete request.headers['if-none-match']
  }
  request.url = `/${encodeURIComponent(file ?? '404.html').replaceAll('%2F', '/')}`
  await handler(request, response, {
    public: outDir,
    cleanUrls: false,
    directoryListing: false,
    etag: true,
  })
}

function refuseMethod(response: ServerResponse): void {
  response.writeHead(405, { Allow: 'GET, HEAD' }).end()
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(308, { Location: to }).end()
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)))
    server.listen(port, host, () => resolve())
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PlainError(
        `Port ${port} is in use: stop what listens there, or set PORT to another number.`,
      )
    case 'EACCES':
      return new PlainError(`Port ${port} is not open to you: set PORT to a number above 1023.`)
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new PlainError(`HOST "${host}" is not an address of this machine.`)
    default:
      return error
  }
}
