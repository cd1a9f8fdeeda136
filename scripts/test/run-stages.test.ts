import { describe, expect, it } from 'vitest'

import { PlainError } from '../plain-error'

import { runStages, type Stage } from './run-stages'

const stage = (name: string, failed: number, needs: readonly string[] = []): Stage => ({
  name,
  needs,
  run: async () => ({ passed: 2, failed, output: `output of ${name}\n` }),
})

async function run(stages: readonly Stage[]) {
  const lines: string[] = []
  const totals = await runStages(stages, (line) => lines.push(line))
  return { totals, lines: lines.map((line) => line.replace(/\d+\.\d/, '0.0')) }
}

describe('runStages', () => {
  it('sums what all stages count and shows no output of those that pass', async () => {
    const { totals, lines } = await run([stage('lint', 0), stage('unit', 0)])
    expect(totals).toEqual({ passed: 4, failed: 0 })
    expect(lines).toEqual(['lint            0.0 s  2 passed', 'unit            0.0 s  2 passed'])
  })

  it('shows the output of a failing stage and runs the stages that do not need it', async () => {
    const { totals, lines } = await run([stage('lint', 1), stage('unit', 0)])
    expect(totals).toEqual({ passed: 4, failed: 1 })
    expect(lines).toEqual([
      'lint            0.0 s  FAILED',
      'output of lint',
      'unit            0.0 s  2 passed',
    ])
  })

  it('runs nothing on top of what failed, however far down', async () => {
    const { totals, lines } = await run([
      stage('build', 1),
      stage('e2e', 0, ['build']),
      stage('report', 0, ['e2e']),
    ])
    expect(totals).toEqual({ passed: 2, failed: 1 })
    expect(lines.slice(2)).toEqual([
      'e2e          not run, because build failed',
      'report       not run, because e2e failed',
    ])
  })

  it('runs neighbours of one core side by side, and tells of them in their order', async () => {
    const started: string[] = []
    let finishFirst: () => void = () => undefined
    const first: Stage = {
      ...stage('format', 0),
      isOneCore: true,
      run: () => {
        started.push('format')
        return new Promise((resolve) => {
          finishFirst = () => resolve({ passed: 1, failed: 0, output: '' })
        })
      },
    }
    const second: Stage = {
      ...stage('lint', 0),
      isOneCore: true,
      run: async () => {
        started.push('lint')
        finishFirst()
        return { passed: 1, failed: 0, output: '' }
      },
    }
    const alone: Stage = {
      ...stage('unit', 0),
      run: async () => {
        started.push('unit')
        return { passed: 1, failed: 0, output: '' }
      },
    }
    const { lines } = await run([first, second, alone])
    expect(started).toEqual(['format', 'lint', 'unit'])
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['format', 'lint', 'unit'])
  })

  it('counts a stage that breaks as failed, and goes on', async () => {
    const broken: Stage = {
      name: 'types',
      needs: [],
      run: () => Promise.reject(new Error('no such tool')),
    }
    const { totals, lines } = await run([broken, stage('unit', 0)])
    expect(totals).toEqual({ passed: 2, failed: 1 })
    expect(lines.join('\n')).toContain('no such tool')
  })

  it('shows the sentence of a plain error, and no stack', async () => {
    const failing: Stage = {
      name: 'browser',
      needs: [],
      run: () => Promise.reject(new PlainError('No Chromium was found.')),
    }
    expect((await run([failing])).lines.at(-1)).toBe('No Chromium was found.')
  })
})
