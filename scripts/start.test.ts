import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

import { hashOfSources } from './build/sources'
import { writeStamp } from './build/stamp'
import { runCommand, scriptCommand } from './run-tool'
import { serveSite } from './serve'
import { tempFolder } from './temp-folder'

/** A project whose build is done, so that starting it only serves. */
function builtProject(basePath = ''): string {
  const root = tempFolder({ 'out/index.html': '<h1>Today</h1>', 'out/404.html': 'none' })
  const sources = hashOfSources(root)
  writeStamp({ sources, basePath, buildId: '1', frameworkFiles: [], precache: [] }, root)
  return root
}

const start = (root: string, env: Readonly<Record<string, string>>) =>
  runCommand(scriptCommand(resolve('scripts/start.ts')), { cwd: root, env })

/** Resolves with the address that the server prints. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      const [address] = /http:\S+/.exec(chunk.toString()) ?? []
      if (address) done(address)
    })
  })
}

const refusals: readonly {
  readonly env: Readonly<Record<string, string>>
  readonly sentence: string
}[] = [
  { env: { PORT: 'http' }, sentence: 'PORT must be a whole number up to 65535, not "http".' },
  { env: { BASE_PATH: '/a b' }, sentence: 'BASE_PATH must look like /retry-after, not "/a b".' },
  {
    env: { PORT: '0', HOST: '192.0.2.1' },
    sentence: 'HOST "192.0.2.1" is not an address of this machine.',
  },
]

describe('npm start', () => {
  it.each(refusals)('answers $env with one sentence and exit code 1', async ({ env, sentence }) => {
    const { exitCode, output } = await start(builtProject(), env)
    expect(output.trim()).toBe(sentence)
    expect(exitCode).toBe(1)
  })

  it('answers a port in use with one sentence and exit code 1, before it builds', async () => {
    const other = await serveSite({ outDir: `${builtProject()}/out`, basePath: '', port: 0 })
    const { port } = new URL(other.url)
    const { exitCode, output } = await start(tempFolder(), { PORT: port })
    await other.close()
    expect(output.trim()).toBe(
      `Port ${port} is in use: stop what listens there, or set PORT to another number.`,
    )
    expect(exitCode).toBe(1)
  })

  // Windows has no SIGTERM: ending a process there is never a request.
  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
    'serves a finished build at once, under its base path, and ends cleanly on %s',
    async (signal) => {
      const [command, ...args] = scriptCommand(resolve('scripts/start.ts'))
      const env = { ...process.env, PORT: '0', BASE_PATH: '/retry-after' }
      const server = spawn(command, args, { cwd: builtProject('/retry-after'), env })
      const ended = new Promise((done) => server.once('close', done))
      onTestFinished(() => void server.kill('SIGKILL'))

      const page = await fetch(await addressOf(server))
      expect(new URL(page.url).pathname).toBe('/retry-after/')
      expect(await page.text()).toBe('<h1>Today</h1>')

      server.kill(signal)
      expect(await ended).toBe(0)
    },
  )
})
