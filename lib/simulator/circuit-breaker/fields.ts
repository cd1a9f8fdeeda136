import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { ChoiceField, Field, Path } from '../field'
import { number, runFields } from '../field-rows'
import { laneFields } from './lane-fields'
import { laneNames } from './reading'

const HOUR = 3_600_000

export function fields(scenario: CircuitBreakerScenario): readonly Field[] {
  const names = laneNames(scenario)
  return [
    ...trafficFields(scenario),
    ...scenario.dependencies.slice(0, 1).flatMap((_, n) => dependencyFields(scenario, n)),
    ...scenario.lanes.flatMap((_, lane) => laneFields(scenario, lane, names[lane]!)),
    ...runFields(HOUR),
  ]
}

function trafficFields({ arrivals, services }: CircuitBreakerScenario): readonly Field[] {
  const rate =
    'perSecond' in arrivals
      ? [
          number(['Traffic', 'Requests per second'], ['arrivals', 'perSecond'], {
            unit: '/s',
            least: 0.001,
            most: 10_000,
          }),
        ]
      : []
  return [
    ...rate,
    ...services.flatMap((_, n) => [
      number(['Services', `Service ${n + 1}: threads`], ['services', n, 'threads'], {
        most: 1_000,
      }),
      number(['Services', `Service ${n + 1}: queue`], ['services', n, 'queue'], {
        least: 0,
        most: 1_000,
      }),
    ]),
  ]
}

function dependencyFields({ dependencies }: CircuitBreakerScenario, n: number): readonly Field[] {
  const group = 'The dependency'
  const at: Path = ['dependencies', n]
  const { faults } = dependencies[n]!
  const [fault] = faults
  const error = number([group, 'Errors without a fault'], [...at, 'errorPercent'], {
    unit: '%',
    least: 0,
    most: 100,
  })
  if (!fault) return [error]
  const path: Path = [...at, 'faults', 0]
  const span = { fromMs: fault.fromMs, untilMs: fault.untilMs }
  const usual: readonly Fault[] = [
    { kind: 'outage', answerMs: 1, ...span },
    { kind: 'hang', ...span },
    { kind: 'errors', percent: 50, ...span },
    { kind: 'slow', factor: 15, ...span },
  ]
  const kind: ChoiceField = {
    kind: 'choice',
    group,
    label: 'Fault',
    path,
    chosen: toldOf(fault),
    options: usual
      .map((each) => (each.kind === fault.kind ? fault : each))
      .map((each) => ({ label: toldOf(each), set: each })),
  }
  return [
    error,
    kind,
    number([group, 'Fault from'], [...path, 'fromMs'], { unit: 'ms', least: 0, most: HOUR }),
    number([group, 'Fault until'], [...path, 'untilMs'], { unit: 'ms', least: 0, most: HOUR }),
  ]
}

type Fault = CircuitBreakerScenario['dependencies'][number]['faults'][number]

function toldOf(fault: Fault): string {
  switch (fault.kind) {
    case 'outage':
      return 'every call fails'
    case 'hang':
      return 'no call is answered'
    case 'errors':
      return `${fault.percent} % of the calls fail`
    case 'slow':
      return `${fault.factor} times as slow`
  }
}
