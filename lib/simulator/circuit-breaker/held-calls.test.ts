import { describe, expect, it } from 'vitest'

import { loadItems, ofShelf } from '@/lib/content/load'
import { circuitBreaker as engine } from '@/lib/engines/circuit-breaker/circuit-breaker'
import { examples } from '@/lib/engines/circuit-breaker/examples'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'
import { record } from '@/lib/engines/trace'

import { eventsAt, guardsOf } from './guards'
import { heldCalls } from './held-calls'

const runOf = (scenario: CircuitBreakerScenario) => ({ scenario, trace: record(engine, scenario) })

/** Callers who call every so often, and a dependency that fails from the n-th call to the m-th. */
function small(breaker: object, times: readonly number[], fault: readonly [number, number]) {
  const [fromMs, untilMs] = fault
  return runOf(
    engine.scenario.parse({
      seed: 1,
      durationMs: 60_000,
      arrivals: { kind: 'trace', times },
      dependencies: [
        {
          latency: { kind: 'fixed', ms: 0 },
          faults: [{ kind: 'outage', fromMs, untilMs, answerMs: 0 }],
        },
      ],
      lanes: [{ hops: [{ breaker }] }],
    }),
  )
}

function heldAt(run: ReturnType<typeof runOf>, atMs: number) {
  const [guard] = guardsOf(run.scenario)
  return heldCalls(guard!.hop.breaker!, eventsAt(run, guard!, atMs), atMs)
}

describe('what a window holds between two calls', () => {
  // Calls at 0, 1, 2 and 3 s, of which those at 2 and 3 s fail; then nobody calls.
  const seconds = [0, 1_000, 2_000, 3_000]
  const failing = [2_000, 4_000] as const

  it('loses calls of a time window as their part of it passes', () => {
    const run = small(
      { window: { kind: 'time', seconds: 5 }, minimumCalls: 9, openMs: 1 },
      seconds,
      failing,
    )
    // Parts of one second: at 4.999 s those from 0 s on count, at 5 s those from 1 s on.
    expect(heldAt(run, 4_999)!.tally).toEqual({ calls: 4, failures: 2, slow: 0 })
    expect(heldAt(run, 5_000)!.tally).toEqual({ calls: 3, failures: 2, slow: 0 })
    expect(heldAt(run, 7_000)!.tally).toEqual({ calls: 1, failures: 1, slow: 0 })
    expect(heldAt(run, 8_000)!.tally).toEqual({ calls: 0, failures: 0, slow: 0 })
  })

  it('keeps those of a count window, and of it only the last', () => {
    const run = small(
      { window: { kind: 'count', size: 3 }, minimumCalls: 3, failureRatePercent: 100, openMs: 1 },
      seconds,
      failing,
    )
    // The window of three holds the success of 1 s and two failures.
    expect(heldAt(run, 50_000)!.tally).toEqual({ calls: 3, failures: 2, slow: 0 })
    expect(heldAt(run, 1_500)!.tally).toEqual({ calls: 2, failures: 0, slow: 0 })
  })

  it('counts the failures of a run', () => {
    const run = small({ window: { kind: 'consecutive', failures: 3 }, openMs: 1 }, seconds, failing)
    expect(heldAt(run, 50_000)!).toEqual({
      tally: { calls: 2, failures: 2, slow: 0 },
      callsToJudge: 0,
      failuresToOpen: 1,
    })
  })

  it('says how many calls and failures are missing', () => {
    const rate = { failureRatePercent: 50, openMs: 1 }
    const held = (breaker: object, atMs: number) => {
      const { callsToJudge, failuresToOpen } = heldAt(
        small({ ...rate, ...breaker }, seconds, [9_000, 9_001]),
        atMs,
      )!
      return [callsToJudge, failuresToOpen]
    }
    // Four good calls: four more failures make 4 of 8, which is half.
    expect(held({ window: { kind: 'time', seconds: 60 } }, 4_000)).toEqual([0, 4])
    // More than half takes a fifth: 5 of 9.
    expect(held({ window: { kind: 'time', seconds: 60 }, threshold: 'exclusive' }, 4_000)).toEqual([
      0, 5,
    ])
    // With a minimum of ten it judges after six more, and 6 of 10 is enough.
    expect(held({ window: { kind: 'time', seconds: 60 }, minimumCalls: 10 }, 4_000)).toEqual([6, 6])
    // A window of four forgets a good call with each failure: 2 of 4.
    expect(held({ window: { kind: 'count', size: 4 } }, 4_000)).toEqual([0, 2])
    // Nobody can fail more than all of them.
    expect(
      held(
        { window: { kind: 'count', size: 4 }, failureRatePercent: 100, threshold: 'exclusive' },
        4_000,
      ),
    ).toEqual([0, null])
  })
})

const MOMENTS = 150

describe('what it holds in a run of every kind', () => {
  const presets = ofShelf(loadItems(), 'simulation')
    .filter(({ engine: id }) => id === 'circuit-breaker')
    .map(({ scenario }) => engine.scenario.parse(scenario))
  const opossumLike = presets.map((scenario) => ({
    ...scenario,
    lanes: scenario.lanes.map((lane) => ({
      ...lane,
      hops: lane.hops.map(({ breaker, ...hop }) =>
        breaker
          ? {
              ...hop,
              breaker: {
                ...breaker,
                resetOnClose: false,
                countShortCircuited: true,
                lateResults: 'record' as const,
                probes: 3,
                probeTimeoutMs: 900,
              },
            }
          : hop,
      ),
    })),
  }))

  it.each(
    [...examples, ...presets, ...opossumLike].map((scenario, n) => [n + 1, scenario] as const),
  )('is what the breaker left behind: scenario %i', (_, scenario) => {
    const run = runOf(scenario)
    for (const guard of guardsOf(scenario).filter(({ hop }) => hop.breaker)) {
      for (let part = 1; part <= MOMENTS; part += 1) {
        const events = eventsAt(run, guard, (scenario.durationMs * part) / MOMENTS)
        const last = events.at(-1)
        if (!last) continue
        const held = heldCalls(guard.hop.breaker!, events, last.atMs)
        const { calls, failures, slow } = last.guard
        if (held) expect(held.tally).toEqual({ calls, failures, slow })
      }
    }
  })
})
