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

/** Debian's package, and only where nobody's own machine is changed: in CI, as root. */
export async function installDebianChromium(): Promise<boolean> {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !isDebian()) return false
  const commands = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ]
  for (const command of commands) {
    const { exitCode } = await runCommand(command, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: INSTALL_TIMEOUT_MS,
    })
    if (exitCode !== 0) return false
  }
  return true
}

/** Ubuntu is not meant: its package of that name only points to a snap. */
function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
