import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** What a page imports before anything was asked of it. */
const firstLoad = [
  'lib/state/answer-store.ts',
  'lib/state/learner-store.ts',
  'lib/state/preferences-store.ts',
  'lib/progress/next-step.ts',
  'lib/progress/summary.ts',
  'lib/progress/storage-problem.ts',
  'lib/grading/calibration.ts',
  'lib/grading/suggest.ts',
]

async function packagesOf(entries: readonly string[]): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    entryPoints: [...entries],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    outdir: 'nowhere',
    logLevel: 'silent',
  })
  const vendors = Object.keys(metafile.inputs).map(
    (path) => /node_modules\/([^/]+)/.exec(path)?.[1],
  )
  return new Set(vendors.filter((name) => name !== undefined))
}

it('the first load carries neither a schema library nor a database', async () => {
  expect([...(await packagesOf(firstLoad))]).toEqual(['zustand'])
})

it('opening storage is what brings them', async () => {
  const vendors = await packagesOf(['lib/storage/open-learner.ts'])
  expect([...vendors].toSorted()).toEqual(['dexie', 'zod'])
})
