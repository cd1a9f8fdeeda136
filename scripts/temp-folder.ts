import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll } from 'vitest'

const folders: string[] = []

/** A folder for one test file, holding these files, gone when its tests are over. */
export function tempFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'retry-after-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeIn(folder, name, text)
  return folder
}

export function writeIn(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
