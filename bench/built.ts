import { buildSite } from '../scripts/build/site'
import { hashOfSources } from '../scripts/build/sources'
import { isBuilt } from '../scripts/build/stamp'

/** Builds into out/ unless what lies there is of these sources. */
export async function readyBuild(): Promise<void> {
  if (isBuilt({ sources: hashOfSources('.'), basePath: '' })) return
  await buildSite({ basePath: '', outDir: 'out', print: (line) => console.log(line) })
}
