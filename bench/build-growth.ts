import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { listFiles } from '../scripts/list-files'
import { PlainError, runMain } from '../scripts/plain-error'
import { runTool } from '../scripts/run-tool'

import { generatedPath, generateQuestion } from './generate-question'
import { dateAndMachine } from './machine'

const COUNTS = [300, 1000, 3000] as const
const BUDGET_SECONDS = 60

/** Inside the project, so that packages are found in the folders above it. */
const COPY = '.cache/growth'
const SOURCES = ['app', 'components', 'lib', 'public', 'content', 'scripts', 'package.json']
const SETTINGS = ['tsconfig.json', 'next.config.ts', 'postcss.config.mjs']

interface Measurement {
  readonly questions: number
  readonly pages: number
  readonly seconds: number
}

await runMain(async () => {
  const measured: Measurement[] = []
  for (const questions of COUNTS) {
    measured.push(await measure(questions))
    console.log(row(measured.at(-1)!))
  }
  rmSync(COPY, { recursive: true, force: true })
  writeFileSync('bench/build.md', report(measured))

  const problems = problemsOf(measured)
  if (problems.length > 0) throw new PlainError(problems.join('\n'))
})

/** A cold build, as on a machine that never built before: the cache goes with the copy. */
async function measure(questions: number): Promise<Measurement> {
  rmSync(COPY, { recursive: true, force: true })
  mkdirSync(COPY, { recursive: true })
  for (const source of [...SOURCES, ...SETTINGS])
    cpSync(source, join(COPY, source), { recursive: true })
  for (let n = 1; n <= questions; n += 1) {
    const path = join(COPY, 'content', generatedPath(n))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, generateQuestion(n))
  }
  const startMs = performance.now()
  const build = await runTool({ package: 'tsx' }, ['scripts/build.ts'], { cwd: COPY })
  const seconds = (performance.now() - startMs) / 1000
  if (build.exitCode !== 0) throw new PlainError(build.output)
  const pages = listFiles(join(COPY, 'out')).filter((path) => path.endsWith('.html')).length
  return { questions, pages, seconds }
}

/** Linear at most: the last thousand pages may not cost more each than the first ones did. */
function problemsOf(measured: readonly Measurement[]): readonly string[] {
  const [few, some, many] = measured as readonly [Measurement, Measurement, Measurement]
  const early = secondsPerPage(few, some)
  const late = secondsPerPage(some, many)
  return [
    many.seconds > BUDGET_SECONDS
      ? `${many.questions} questions took ${many.seconds.toFixed(1)} s, budget ${BUDGET_SECONDS} s`
      : '',
    late > early * NOISE
      ? `a page costs ${ms(late)} at ${many.questions} questions and ${ms(early)} at ${some.questions}`
      : '',
  ].filter(Boolean)
}

/** What one measurement differs from the next on a machine that does other things too. */
const NOISE = 1.25

const secondsPerPage = (from: Measurement, to: Measurement) =>
  (to.seconds - from.seconds) / (to.pages - from.pages)

const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`

const row = ({ questions, pages, seconds }: Measurement) =>
  `| ${questions} | ${pages} | ${seconds.toFixed(1)} |`

function report(measured: readonly Measurement[]): string {
  const [few, some, many] = measured as readonly [Measurement, Measurement, Measurement]
  return `# How the build grows

Generated questions beside the real content, one cold \`npm run build\` each: export, policies,
service worker. Budget: ${BUDGET_SECONDS} s for ${many.questions} questions, and growth at most linear.

${dateAndMachine()}

| questions | pages | seconds |
| --- | --- | --- |
${measured.map(row).join('\n')}

One more page costs ${ms(secondsPerPage(few, some))} up to ${some.questions} questions and ${ms(secondsPerPage(some, many))} from there on.
`
}
