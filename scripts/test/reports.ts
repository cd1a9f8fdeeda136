import { readFileSync } from 'node:fs'

import { z } from 'zod'

import type { ToolRun } from '../run-tool'

import type { StageResult } from './run-stages'

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/** A tool that counts nothing is itself one test. */
export function asOneTest({ exitCode, output }: ToolRun): StageResult {
  return exitCode === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

export function fromVitest(run: ToolRun, reportPath: string): StageResult {
  const report = vitestSchema.safeParse(readJson(reportPath)).data
  if (!report) return asOneTest({ ...run, exitCode: 1 })
  return withExitCode(run, { passed: report.numPassedTests, failed: report.numFailedTests })
}

export function fromPlaywright(run: ToolRun, reportPath: string): StageResult {
  const report = playwrightSchema.safeParse(readJson(reportPath)).data
  if (!report) return asOneTest({ ...run, exitCode: 1 })
  const { expected, unexpected, flaky } = report.stats
  return withExitCode(run, { passed: expected, failed: unexpected + flaky })
}

/** A file that cannot be loaded fails the run without any test of it having failed. */
function withExitCode(
  { exitCode, output }: ToolRun,
  { passed, failed }: Pick<StageResult, 'passed' | 'failed'>,
): StageResult {
  return { passed, failed: exitCode === 0 ? failed : Math.max(1, failed), output }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
