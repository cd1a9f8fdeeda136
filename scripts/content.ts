import { parseArgs } from 'node:util'

import { staticRoutes } from './content/catalog'
import { checkContent } from './content/check'
import { createItem } from './content/new-item'
import { describe, summarize } from './content/report'
import { PlainError, runMain } from './plain-error'

const ROOT = 'content'

/**
 * `content` counts what is there and lists every problem; `content new <shelf> <id>` writes a
 * template. `--json` prints the counts for other programs.
 */
await runMain(async () => {
  const { positionals, values } = typed()
  const [command, shelf, id] = positionals
  if (command === undefined) return check(values.json)
  if (command !== 'new') throw new PlainError(`"${command}" is unknown; there is only "new".`)
  const today = new Date().toISOString().slice(0, 10)
  console.log(`Wrote ${createItem({ root: ROOT, shelf, id, topic: values.topic, today })}`)
})

function typed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, topic: { type: 'string' } },
    })
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error))
  }
}

function check(json: boolean) {
  const report = checkContent({ root: ROOT, routes: staticRoutes('app') })
  console.log(json ? JSON.stringify(summarize(report), null, 2) : describe(report))
  if (report.problems.length > 0) process.exitCode = 1
}
