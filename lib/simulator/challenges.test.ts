import { describe, expect, it } from 'vitest'

import { grade } from './challenge'
import { challenges } from './challenges'
import type { Path } from './field'
import { instrumentOf } from './instruments'
import { differences } from './link'

describe.each(challenges.map((challenge) => ({ ...challenge, challenge })))(
  '$simulator: $id',
  ({ challenge }) => {
    const instrument = instrumentOf(challenge.simulator)!
    const verdict = (scenario: unknown) => grade(instrument, challenge, scenario)

    it('is not passed by what one starts from', () => {
      expect(verdict(challenge.start).kind).toBe('failed')
    })

    it('is passed by its solution, with every hidden seed where there is chance', () => {
      const { seed } = instrument.engine.scenario.parse(challenge.solution) as { seed?: number }
      const seeds = seed === undefined ? 0 : 20
      expect(verdict(challenge.solution)).toEqual({ kind: 'passed', seeds })
    })

    it('is failed by three that look right, each with a counterexample', () => {
      expect(challenge.wrong.length).toBeGreaterThanOrEqual(3)
      for (const wrong of challenge.wrong) {
        const failed = verdict(wrong)
        expect(failed).toMatchObject({ kind: 'failed' })
        if (failed.kind === 'failed') expect(failed.break.says).toMatch(/\d.*\.$/s)
      }
    })

    it('can be solved with the controls of its page', () => {
      const { scenario } = instrument.engine
      const [start, solution] = [challenge.start, challenge.solution].map((each) =>
        scenario.parse(each),
      )
      const controls = [start, solution].flatMap((each) => instrument.fields(each))
      const isReached = (path: Path) =>
        controls.some((field) => field.path.every((key, n) => path[n] === key))
      // What is taken away is a difference of the whole in one direction only.
      const either = [differences(start, solution), differences(solution, start)]
      expect(either.some((paths) => paths.every(([path]) => isReached(path)))).toBe(true)
    })

    it('is not passed by changing the task', () => {
      const solution = challenge.solution as { readonly durationMs?: number; limit?: number }
      const { durationMs, limit } = instrument.engine.scenario.parse(solution) as typeof solution
      const changed =
        durationMs === undefined ? { limit: limit! + 1 } : { durationMs: durationMs + 1 }
      expect(verdict({ ...solution, ...changed }).kind).toBe('unfair')
    })
  },
)
