import { readFileSync } from 'node:fs'

import { runCommand, runTool } from '../run-tool'

const INSTALL_TIMEOUT_MS = 5 * 60_000

/** Playwright's own download. */
export async function installPlaywrightChromium(): Promise<boolean> {
  const { exitCode } = await runTool({ package: 'playwright' }, ['install', 'chromium'], {
    timeoutMs: INSTALL_TIMEOUT_MS,
  })
  return exitCode === 0
}

const DEBIAN_PACKAGE = 'chromium-headless-shell'

/** Debian's package, and only where nobody's own machine is changed: in CI, as root. */
export async function installDebianChromium(): Promise<string | undefined> {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !isDebian()) return undefined
  const commands = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', DEBIAN_PACKAGE],
  ]
  for (const command of commands) {
    const { exitCode } = await runCommand(command, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: INSTALL_TIMEOUT_MS,
    })
    if (exitCode !== 0) return undefined
  }
  return `/usr/bin/${DEBIAN_PACKAGE}`
}

/** Ubuntu is not meant: its package of that name only points to a snap. */
function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
