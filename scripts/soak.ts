import { runTool } from './run-tool'

const RUNS = '500'

/** Kills tabs around a grade, for half an hour, from a seed that it names. */
const seed = process.argv[2] ?? `${Date.now() % 1_000_000}`
console.log(`${RUNS} tabs are killed, seed ${seed}`)
const { exitCode, output } = await runTool(
  { package: '@playwright/test', bin: 'playwright' },
  ['test', 'e2e/faults.spec.ts'],
  { env: { FAULT_RUNS: RUNS, FAULT_SEED: seed } },
)
console.log(output)
process.exitCode = exitCode
