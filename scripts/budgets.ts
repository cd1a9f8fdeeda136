import { readFileSync } from 'node:fs'

import { checkBudgets, budgetsSchema } from './budgets/check'
import { weighExport } from './budgets/measure'
import { readStamp } from './build/stamp'
import { PlainError, runMain } from './plain-error'

await runMain(async () => {
  const stamp = readStamp()
  if (!stamp) throw new PlainError('There is no finished build to weigh: npm run build first.')
  const budgets = budgetsSchema.parse(JSON.parse(readFileSync('bench/budgets.json', 'utf8')))
  const { summary, problems } = checkBudgets(weighExport('out'), budgets, stamp.frameworkFiles)
  console.log(summary.join('\n'))
  if (problems.length > 0) throw new PlainError(problems.join('\n'))
})
