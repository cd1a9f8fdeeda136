import { PlainError } from '../plain-error'

export interface StageResult {
  readonly passed: number
  readonly failed: number
  /** Shown only when something failed. */
  readonly output: string
}

export interface Stage {
  readonly name: string
  /** Stages whose outcome this one uses: where one failed, this cannot say anything. */
  readonly needs: readonly string[]
  readonly run: () => Promise<StageResult>
}

export interface Totals {
  readonly passed: number
  readonly failed: number
}

/** Runs every stage that can run, one after the other, and prints one line for each. */
export async function runStages(
  stages: readonly Stage[],
  print: (line: string) => void,
): Promise<Totals> {
  const unusable = new Set<string>()
  const totals = { passed: 0, failed: 0 }
  for (const { name, needs, run } of stages) {
    const missing = needs.find((need) => unusable.has(need))
    if (missing !== undefined) {
      unusable.add(name)
      print(`${name.padEnd(NAME_WIDTH)} not run, because ${missing} failed`)
      continue
    }
    const { passed, failed, output } = await timed(name, run, print)
    totals.passed += passed
    totals.failed += failed
    if (failed > 0) {
      unusable.add(name)
      print(output.trimEnd())
    }
  }
  return totals
}

const NAME_WIDTH = 12

async function timed(
  name: string,
  run: Stage['run'],
  print: (line: string) => void,
): Promise<StageResult> {
  const startMs = performance.now()
  const result = await run().catch(asFailure)
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(6)
  const verdict = result.failed > 0 ? 'FAILED' : `${result.passed} passed`
  print(`${name.padEnd(NAME_WIDTH)} ${seconds} s  ${verdict}`)
  return result
}

/** A stage that breaks is a stage that failed; the others still have something to say. */
function asFailure(error: unknown): StageResult {
  const output = error instanceof PlainError ? error.message : stackOf(error)
  return { passed: 0, failed: 1, output }
}

const stackOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
