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
  /** Keeps one core busy, and so runs beside its neighbours that do no more. They need none of each other. */
  readonly isOneCore?: boolean
  readonly run: () => Promise<StageResult>
}

export interface Totals {
  readonly passed: number
  readonly failed: number
}

/** Runs every stage that can run, in order, and prints one line for each. */
export async function runStages(
  stages: readonly Stage[],
  print: (line: string) => void,
): Promise<Totals> {
  const unusable = new Set<string>()
  const totals = { passed: 0, failed: 0 }
  for (const group of groupsOf(stages)) {
    const running = group.map((stage) => {
      const missing = stage.needs.find((need) => unusable.has(need))
      return { name: stage.name, missing, timed: missing === undefined ? timed(stage) : undefined }
    })
    for (const { name, missing, timed: outcome } of running) {
      if (outcome === undefined) {
        unusable.add(name)
        print(`${name.padEnd(NAME_WIDTH)} not run, because ${missing} failed`)
        continue
      }
      const { line, passed, failed, output } = await outcome
      print(line)
      totals.passed += passed
      totals.failed += failed
      if (failed > 0) {
        unusable.add(name)
        print(output.trimEnd())
      }
    }
  }
  return totals
}

/** Neighbours of one core each share the cores there are; everything else runs alone. */
function groupsOf(stages: readonly Stage[]): readonly (readonly Stage[])[] {
  const groups: Stage[][] = []
  for (const stage of stages) {
    const before = groups.at(-1)
    if (stage.isOneCore && before?.at(-1)?.isOneCore) before.push(stage)
    else groups.push([stage])
  }
  return groups
}

const NAME_WIDTH = 12

async function timed({ name, run }: Stage): Promise<StageResult & { readonly line: string }> {
  const startMs = performance.now()
  const result = await run().catch(asFailure)
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(6)
  const verdict = result.failed > 0 ? 'FAILED' : `${result.passed} passed`
  return { ...result, line: `${name.padEnd(NAME_WIDTH)} ${seconds} s  ${verdict}` }
}

/** A stage that breaks is a stage that failed; the others still have something to say. */
function asFailure(error: unknown): StageResult {
  const output = error instanceof PlainError ? error.message : stackOf(error)
  return { passed: 0, failed: 1, output }
}

const stackOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
