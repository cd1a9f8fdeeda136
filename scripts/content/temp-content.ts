import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Runs with a content folder that holds these files, and removes it. */
export function withContent<Result>(
  files: Readonly<Record<string, string>>,
  run: (root: string) => Result,
): Result {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  try {
    for (const [name, text] of Object.entries({ 'ids.txt': '', ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
    return run(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}
