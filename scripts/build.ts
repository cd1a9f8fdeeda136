import { parseBasePath } from './base-path'
import { buildSite } from './build/site'
import { runMain } from './plain-error'

await runMain(() =>
  buildSite({
    basePath: parseBasePath(process.env.BASE_PATH),
    outDir: 'out',
    print: (line) => console.log(line),
  }),
)
