import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { listFiles } from '../scripts/list-files'
import { PlainError, runMain } from '../scripts/plain-error'
import { runScript } from '../scripts/run-tool'

import { growthReport, problemsOf, row, type Growth, type Measurement } from './build-growth/growth'
import { generatedPath, generateQuestion } from './generate-question'
import { dateAndMachine } from './machine'

/** Inside the project, so that packages are found in the folders above it. */
const COPY = '.cache/growth'
const SOURCES = ['app', 'components', 'lib', 'public', 'content', 'scripts', 'package.json']
const SETTINGS = ['tsconfig.json', 'next.config.ts', 'postcss.config.mjs']
/** The one thing that app/fonts.ts takes by path. */
const FONTS = ['node_modules/geist']

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

function copyProject(questions: number): void {
  rmSync(COPY, { recursive: true, force: true })
  mkdirSync(COPY, { recursive: true })
  for (const source of [...SOURCES, ...SETTINGS, ...FONTS]) {
    cpSync(source, join(COPY, source), { recursive: true })
  }
  for (let n = 1; n <= questions; n += 1) {
    const path = join(COPY, 'content', generatedPath(n))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, generateQuestion(n))
  }
}
