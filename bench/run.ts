import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

import { PlainError, runMain } from '../scripts/plain-error'

/** What can be measured, by the name given to `npm run bench -- <name>`; without one, all. */
const benches: Readonly<Record<string, string>> = {
  lighthouse: 'bench/lighthouse.ts',
  'build-3000': 'bench/build-growth.ts',
  bank: 'bench/bank.ts',
  engines: 'bench/engines.ts',
  simulators: 'bench/simulators.ts',
  review: 'bench/review.ts',
}

await runMain(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)
  const unknown = names.find((name) => benches[name] === undefined)
  if (unknown !== undefined) {
    throw new PlainError(`No bench is called ${unknown}: ${Object.keys(benches).join(', ')}.`)
  }
  for (const name of names) {
    const path = benches[name] ?? ''
    if (!existsSync(path)) continue
    console.log(`\n${name}`)
    if ((await run(path)) !== 0) process.exitCode = 1
  }
})

/** In a process of its own, so that one bench does not warm or burden the next. */
function run(path: string): Promise<number> {
  return new Promise((resolve) => {
    const bench = spawn(process.execPath, ['--import', 'tsx', path], { stdio: 'inherit' })
    bench.on('close', (code) => resolve(code ?? 1))
  })
}
