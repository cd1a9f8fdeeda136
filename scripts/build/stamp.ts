import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { z } from 'zod'

/** What the files in out/ were made of. Kept beside them, not among them: it is not deployed. */
const stampSchema = z.object({
  sources: z.string(),
  basePath: z.string(),
  buildId: z.string(),
  /** The scripts every page of the framework loads, relative to out/. */
  frameworkFiles: z.array(z.string()),
  precache: z.array(
    z.object({ url: z.string(), revision: z.string().nullable(), gzBytes: z.number() }),
  ),
})

export type BuildStamp = z.infer<typeof stampSchema>

const STAMP_PATH = '.cache/build.json'

/** Undefined when there is none, or none that this version can read. */
export function readStamp(root = '.'): BuildStamp | undefined {
  try {
    const text = readFileSync(join(root, STAMP_PATH), 'utf8')
    return stampSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export function writeStamp(stamp: BuildStamp, root = '.'): void {
  mkdirSync(dirname(join(root, STAMP_PATH)), { recursive: true })
  writeFileSync(join(root, STAMP_PATH), JSON.stringify(stamp))
}

/** A build that stops half-way must not look finished. */
export function removeStamp(root = '.'): void {
  rmSync(join(root, STAMP_PATH), { force: true })
}

/** Whether out/ is there and is what these sources give. */
export function isBuilt(wanted: Pick<BuildStamp, 'sources' | 'basePath'>, root = '.'): boolean {
  const stamp = readStamp(root)
  return (
    stamp?.sources === wanted.sources &&
    stamp.basePath === wanted.basePath &&
    existsSync(join(root, 'out/index.html'))
  )
}
