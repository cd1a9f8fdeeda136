import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  readonly cwd?: string
}

export interface ToolRun {
  readonly exitCode: number
  /** Both streams, in the order in which they came. */
  readonly output: string
}

/** A program that a package brings, by the package's name. */
export interface Tool {
  readonly package: string
  readonly bin?: string
}

/**
 * Runs an installed package's program with this Node itself. `npx` would need a shell on Windows,
 * and would ask a registry for what is missing.
 */
export function runTool(
  tool: Tool,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolRun> {
  return runCommand([process.execPath, binPath(tool), ...args], options)
}

/** Runs one of our own scripts. */
export function runScript(path: string, options: ToolOptions = {}): Promise<ToolRun> {
  return runCommand(scriptCommand(path), options)
}

/** A script as a command, from whatever folder it is started. */
export function scriptCommand(path: string): readonly [string, ...string[]] {
  return [process.execPath, '--import', import.meta.resolve('tsx'), resolve(path)]
}

export function runCommand(
  [command = '', ...args]: readonly string[],
  { env = {}, timeoutMs, cwd }: ToolOptions,
): Promise<ToolRun> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      cwd,
    })
    endTogether(child)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', ({ message }) => done({ exitCode: 127, output: message }))
    child.on('close', (code) =>
      done({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString() }),
    )
  })
}

const require = createRequire(import.meta.url)

function binPath({ package: name, bin = name }: Tool): string {
  const manifestPath = require.resolve(`${name}/package.json`)
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>
  }
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]
  if (path === undefined) throw new Error(`the package ${name} has no program ${bin}`)
  return join(dirname(manifestPath), path)
}

/** Who ends this script ends what it started: no build runs on behind a closed terminal. */
function endTogether(child: ChildProcess): void {
  const endChild = () => child.kill()
  const endSelf = () => process.exit(1)
  process.once('exit', endChild).once('SIGINT', endSelf).once('SIGTERM', endSelf)
  child.once('close', () =>
    process.off('exit', endChild).off('SIGINT', endSelf).off('SIGTERM', endSelf),
  )
}
