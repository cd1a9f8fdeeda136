import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What slow pure functions gave, for the length of one build. Next renders pages and JSON in
 * several bundles and processes; without this each would parse and paint every answer again.
 * scripts/build.ts names the folder and empties it before it starts, so nothing in it is old.
 */
export function once<Result>(task: string, input: string, compute: () => Result): Result {
  const path = pathOf(task, input)
  const known = path === undefined ? undefined : read(path)
  if (known !== undefined) return JSON.parse(known) as Result
  const result = compute()
  if (path !== undefined) write(path, JSON.stringify(result))
  return result
}

/** The same for text that takes a promise to make. */
export async function onceText(
  task: string,
  input: string,
  compute: () => Promise<string>,
): Promise<string> {
  const path = pathOf(task, input)
  const known = path === undefined ? undefined : read(path)
  if (known !== undefined) return known
  const result = await compute()
  if (path !== undefined) write(path, result)
  return result
}

function pathOf(task: string, input: string): string | undefined {
  const folder = process.env.CONTENT_CACHE
  if (!folder) return undefined
  return join(folder, `${task}-${digest(input)}`)
}

/** A long text's short name: the same for the same text, and for no other. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Under another name first: a second process must never read half of it. */
function write(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(unfinished, text)
  renameSync(unfinished, path)
}
