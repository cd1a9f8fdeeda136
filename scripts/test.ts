import { runStages } from './test/run-stages'
import { allStages, fastStages } from './test/stages'

const stages = process.argv.includes('--fast') ? fastStages : allStages
const { passed, failed } = await runStages(stages, (line) => console.log(line))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
