import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { requireFreePort, serveSite, type RunningSite } from './serve'
import { tempFolder } from './temp-folder'

const LONG_TEXT = 'Wait this long, then try again. '.repeat(200)

const files = {
  'out/index.html': '<h1>Today</h1>',
  'out/404.html': '<h1>Not found</h1>',
  'out/questions.html': `<h1>Questions</h1>${LONG_TEXT}`,
  'out/questions/offset vs keyset.html': '<h1>With spaces</h1>',
  'out/questions/offset.html': '<h1>Offset</h1>',
  'out/embed/rate-limiting.html': '<h1>Framed</h1>',
  'out/sw.js': 'self.x = 1',
  'out/deck.json': '{}',
  'out/_next/static/chunks/a.js': 'export {}',
  'out/_next/static/media/pglite.data': LONG_TEXT,
  'secret.txt': 'not part of the site',
}
const outDir = join(tempFolder(files), 'out')

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Ask {
  readonly site: RunningSite
  readonly method?: string
  readonly headers?: Record<string, string>
}

/** Node's own client, because fetch would tidy the path before it is sent. */
function ask(path: string, { site, method = 'GET', headers = {} }: Ask): Promise<Answer> {
  const { port } = new URL(site.url)
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers }
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

let site: RunningSite
let underBase: RunningSite

beforeAll(async () => {
  site = await serveSite({ outDir, basePath: '', port: 0 })
  underBase = await serveSite({ outDir, basePath: '/retry-after', port: 0 })
})

afterAll(() => Promise.all([site.close(), underBase.close()]))

describe('clean URLs', () => {
  it.each([
    ['/', 'Today'],
    ['/?from=link', 'Today'],
    ['/questions', 'Questions'],
    ['/questions/offset', 'Offset'],
    ['/questions/offset%20vs%20keyset', 'With spaces'],
  ])('%s is a page', async (path, text) => {
    const { status, headers, body } = await ask(path, { site })
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body.toString()).toContain(text)
  })

  it.each([
    ['/questions/', '/questions'],
    ['/questions.html', '/questions'],
    ['/index.html', '/'],
    ['/questions/offset.html?seed=42', '/questions/offset?seed=42'],
    ['//evil.example/', '/evil.example'],
    ['/\\evil.example/', '/evil.example'],
  ])('%s moves to %s', async (path, location) => {
    const { status, headers } = await ask(path, { site })
    expect(status).toBe(308)
    expect(headers.location).toBe(location)
  })
})

describe('what is not there', () => {
  it.each([
    '/nowhere',
    '/questions/nowhere',
    '/_next/static/',
    '/%00',
    '/%',
    `/${'long'.repeat(200)}`,
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/questions/..%2f..%2f..%2fsecret.txt',
    '/....//secret.txt',
  ])('%s is the 404 page with status 404', async (path) => {
    const followed = await ask(path, { site }).then((answer) =>
      answer.headers.location ? ask(answer.headers.location, { site }) : answer,
    )
    expect(followed.status).toBe(404)
    expect(followed.body.toString()).toBe(files['out/404.html'])
  })

  it('keeps its status when a client claims to know the page, or asks for part of it', async () => {
    const { headers } = await ask('/nowhere', { site })
    const conditions = { 'if-none-match': String(headers.etag), range: 'bytes=0-3' }
    expect((await ask('/nowhere', { site, headers: conditions })).status).toBe(404)
  })

  it('is compressed like every page', async () => {
    // In a folder of its own: a page that changes while it is read goes out with a wrong length.
    const own = join(tempFolder({ 'out/404.html': LONG_TEXT }), 'out')
    const other = await serveSite({ outDir: own, basePath: '', port: 0 })
    const packed = await ask('/nowhere', {
      site: other,
      headers: { 'accept-encoding': 'gzip' },
    })
    await other.close()
    expect(gunzipSync(packed.body).toString()).toBe(LONG_TEXT)
  })

  it('may not be framed either', async () => {
    const { headers } = await ask('/embed/nowhere', { site })
    expect(headers['x-frame-options']).toBe('DENY')
  })
})

describe('headers', () => {
  it('lets only /embed/ be framed', async () => {
    const framed = await ask('/embed/rate-limiting', { site })
    const page = await ask('/questions', { site })
    expect(framed.headers['content-security-policy']).toBeUndefined()
    expect(page.headers['content-security-policy']).toBe("frame-ancestors 'none'")
    expect(page.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    ['/_next/static/chunks/a.js', 'public, max-age=31536000, immutable'],
    ['/questions', 'no-cache'],
    ['/sw.js', 'no-cache'],
    ['/deck.json', 'no-cache'],
  ])('caches %s as %s', async (path, value) => {
    expect((await ask(path, { site })).headers['cache-control']).toBe(value)
  })

  it('compresses text for those who ask', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    const packed = await ask('/questions', { site, headers })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(files['out/questions.html'])
    expect(packed.body.length).toBeLessThan(LONG_TEXT.length / 10)
  })

  it('compresses the files of PostgreSQL, whose type says nothing', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    const packed = await ask('/_next/static/media/pglite.data', { site, headers })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(LONG_TEXT)
  })

  it('sends nothing twice: a known page is 304', async () => {
    const { headers } = await ask('/questions', { site })
    const again = await ask('/questions', {
      site,
      headers: { 'if-none-match': String(headers.etag) },
    })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
  })

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/questions', { site, method })
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, HEAD')
  })

  it('answers HEAD without a body', async () => {
    const { status, body } = await ask('/questions', { site, method: 'HEAD' })
    expect(status).toBe(200)
    expect(body).toHaveLength(0)
  })
})

describe('a base path', () => {
  it.each(['/retry-after', '/retry-after/', '/retry-after/questions'])(
    '%s is a page',
    async (path) => {
      expect((await ask(path, { site: underBase })).status).toBe(200)
    },
  )

  it.each(['/', '/questions', '/retry-afterwards', '/retry-after/nowhere'])(
    '%s is not found',
    async (path) => {
      expect((await ask(path, { site: underBase })).status).toBe(404)
    },
  )

  it('stays in redirects', async () => {
    const { headers } = await ask('/retry-after/questions/?a=1', { site: underBase })
    expect(headers.location).toBe('/retry-after/questions?a=1')
  })

  it('is part of the address that is printed', () => {
    expect(underBase.url).toMatch(/^http:\/\/localhost:\d+\/retry-after\/$/)
    expect(site.url).toMatch(/^http:\/\/localhost:\d+\/$/)
  })
})

describe('ports', () => {
  it('says in one sentence that a port is in use', async () => {
    const port = Number(new URL(site.url).port)
    const sentence = `Port ${port} is in use: stop what listens there, or set PORT to another number.`
    await expect(requireFreePort(port)).rejects.toThrow(sentence)
    await expect(serveSite({ outDir, basePath: '', port })).rejects.toThrow(sentence)
  })

  it('leaves a port free that it only asked about', async () => {
    const first = await serveSite({ outDir, basePath: '', port: 0 })
    const port = Number(new URL(first.url).port)
    await first.close()
    await requireFreePort(port)
    const second = await serveSite({ outDir, basePath: '', port })
    expect(second.url).toBe(first.url)
    await second.close()
  })

  it('says which HOST is not of this machine', async () => {
    const elsewhere = { outDir, basePath: '', port: 0, host: '192.0.2.1' }
    await expect(serveSite(elsewhere)).rejects.toThrow('HOST "192.0.2.1" is not an address')
  })
})
