import { readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Every file under a folder, as sorted paths with forward slashes on every system. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .toSorted()
}
