import { parseBasePath } from './base-path'
import { buildSite } from './build/site'
import { hashOfSources } from './build/sources'
import { isBuilt } from './build/stamp'
import { runMain } from './plain-error'
import { parsePort } from './port'
import { requireFreePort, serveSite } from './serve'

await runMain(async () => {
  const basePath = parseBasePath(process.env.BASE_PATH)
  const port = parsePort(process.env.PORT)
  const host = process.env.HOST || '127.0.0.1'
  await requireFreePort(port, host)

  if (!isBuilt({ sources: hashOfSources('.'), basePath })) {
    console.log('Building the site, because its sources are newer than the last build.')
    await buildSite({ basePath, outDir: 'out', print: (line) => console.log(line) })
  }
  const site = await serveSite({ outDir: 'out', basePath, port, host })
  console.log(`Retry-After is at ${site.url} (Ctrl-C ends it)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void site.close())
  }
})
