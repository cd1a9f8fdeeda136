import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { tempFolder } from '../temp-folder'

import { asOneTest, fromPlaywright, fromVitest } from './reports'

const ok = { exitCode: 0, output: '' }
const broken = { exitCode: 1, output: 'what went wrong' }

function report(content: object): string {
  return join(tempFolder({ 'report.json': JSON.stringify(content) }), 'report.json')
}

const vitest = (passed: number, failed: number) =>
  report({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 3 })
const playwright = (expected: number, unexpected: number, flaky: number) =>
  report({ stats: { expected, unexpected, flaky, skipped: 2 } })

describe('counts', () => {
  it.each([
    { what: 'a tool that ends well', result: asOneTest(ok), passed: 1, failed: 0 },
    { what: 'a tool that fails', result: asOneTest(broken), passed: 0, failed: 1 },
    { what: 'unit tests', result: fromVitest(ok, vitest(80, 0)), passed: 80, failed: 0 },
    { what: 'failed unit tests', result: fromVitest(broken, vitest(78, 2)), passed: 78, failed: 2 },
    {
      what: 'a test file that cannot be loaded',
      result: fromVitest(broken, vitest(80, 0)),
      passed: 80,
      failed: 1,
    },
    { what: 'no report at all', result: fromVitest(ok, 'nowhere.json'), passed: 0, failed: 1 },
    {
      what: 'browser tests',
      result: fromPlaywright(ok, playwright(30, 0, 0)),
      passed: 30,
      failed: 0,
    },
    {
      what: 'a browser test that passes only sometimes',
      result: fromPlaywright(ok, playwright(29, 0, 1)),
      passed: 29,
      failed: 1,
    },
    {
      what: 'a browser report cut short',
      result: fromPlaywright(broken, report({})),
      passed: 0,
      failed: 1,
    },
  ])('$what: $passed passed, $failed failed', ({ result, passed, failed }) => {
    expect(result).toMatchObject({ passed, failed })
  })

  it('keeps the output for whoever looks into a failure', () => {
    expect(fromVitest(broken, vitest(1, 1)).output).toBe('what went wrong')
  })
})
