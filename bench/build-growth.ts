import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { listFiles } from '../scripts/list-files'
import { PlainError, runMain } from '../scripts/plain-error'
import { runScript } from '../scripts/run-tool'

import { COPY, copyProject } from './build-growth/copy-project'
import { growthReport, problemsOf, row, type Growth, type Measurement } from './build-growth/growth'
import { dateAndMachine } from './machine'

await runMain(async () => {
  try {
    const growth: Growth = [await measure(300), await measure(1000), await measure(3000)]
    writeFileSync('bench/build.md', growthReport(growth, dateAndMachine()))
    const problems = problemsOf(growth)
    if (problems.length > 0) throw new PlainError(problems.join('\n'))
  } finally {
    rmSync(COPY, { recursive: true, force: true })
  }
})

/** A cold build, as on a machine that never built before: the cache goes with the copy. */
async function measure(questions: number): Promise<Measurement> {
  copyProject(questions)
  const startMs = performance.now()
  const { exitCode, output } = await runScript('scripts/build.ts', { cwd: COPY })
  const seconds = (performance.now() - startMs) / 1000
  if (exitCode !== 0) throw new PlainError(output)

  const pages = listFiles(join(COPY, 'out')).filter((path) => path.endsWith('.html')).length
  const measured = { questions, pages, seconds }
  console.log(row(measured))
  return measured
}
