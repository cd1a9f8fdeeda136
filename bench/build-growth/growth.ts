export interface Measurement {
  readonly questions: number
  readonly pages: number
  readonly seconds: number
}

/** From few questions to many. */
export type Growth = readonly [Measurement, Measurement, Measurement]

const BUDGET_SECONDS = 60

/** What one measurement differs from the next on a machine that does other things too. */
const NOISE = 1.25

/** Linear at most: the later pages may not cost more each than the earlier ones did. */
export function problemsOf([few, some, many]: Growth): readonly string[] {
  const [early, late] = [secondsPerPage(few, some), secondsPerPage(some, many)]
  const problems: string[] = []
  if (many.seconds > BUDGET_SECONDS) {
    const seconds = many.seconds.toFixed(1)
    problems.push(`${many.questions} questions took ${seconds} s, budget ${BUDGET_SECONDS} s`)
  }
  if (late > early * NOISE) {
    problems.push(`a page costs ${ms(early)} up to ${some.questions} questions, ${ms(late)} beyond`)
  }
  return problems
}

export function growthReport(growth: Growth, dateAndMachine: string): string {
  const [few, some, many] = growth
  return `# How the build grows

Generated questions beside the real content, one cold \`npm run build\` each: export, policies,
service worker. Budget: ${BUDGET_SECONDS} s for ${many.questions} questions, and growth at most linear.

${dateAndMachine}

| questions | pages | seconds |
| --- | --- | --- |
${growth.map(row).join('\n')}

One more page costs ${ms(secondsPerPage(few, some))} up to ${some.questions} questions and ${ms(secondsPerPage(some, many))} beyond.
`
}

export function row({ questions, pages, seconds }: Measurement): string {
  return `| ${questions} | ${pages} | ${seconds.toFixed(1)} |`
}

const secondsPerPage = (from: Measurement, to: Measurement) =>
  (to.seconds - from.seconds) / (to.pages - from.pages)

const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`
