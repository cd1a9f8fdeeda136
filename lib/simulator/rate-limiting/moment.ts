import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import { createHeaders } from '@/lib/engines/rate-limit/headers'
import { fairness } from '@/lib/engines/rate-limit/metrics'
import { stateAt } from '@/lib/engines/rate-limit/state-at'
import { countBy, metricsAt } from '@/lib/engines/trace'

import { cell } from '../cell'
import type { Cell, Moment } from '../instrument'
import { amount, moment as at } from '../words'
import { because } from './because'
import { laneNames } from './policy-words'
import { promisedWithin } from './promise'
import type { RateLimitRun } from './reading'

export function moment(run: RateLimitRun, atMs: number): Moment {
  const { scenario, trace } = run
  const verdicts = newestVerdicts(run, atMs)
  return {
    figures: metricsAt(trace, atMs).lanes.map((lane, n): readonly Cell[] => {
      const promised = promisedWithin(scenario.lanes[n]!, scenario.trailingMs)
      return [
        { text: amount(lane.allowed + lane.delayed) },
        { text: amount(lane.throttled) },
        cell(
          amount(lane.worstTrailing),
          lane.worstTrailing > promised && `over the ${amount(promised)} of its rules`,
        ),
        { text: fairness(lane).toFixed(2) },
      ]
    }),
    says: verdicts.length === 0 ? 'Nobody has asked yet.' : saysOf(run, verdicts),
    wire: wireOf(run, verdicts),
  }
}

/** What every lane said to the request that came last, lane by lane. */
function newestVerdicts({ trace }: RateLimitRun, atMs: number): readonly RateLimitEvent[] {
  const seen = countBy(trace.events, atMs)
  const newest = trace.events[seen - 1]
  if (newest === undefined) return []
  const verdicts: RateLimitEvent[] = []
  for (let n = seen - 1; n >= 0; n -= 1) {
    const event = trace.events[n]!
    if (event.request !== newest.request || event.attempt !== newest.attempt) break
    verdicts.unshift(event)
  }
  return verdicts
}

function saysOf(run: RateLimitRun, verdicts: readonly RateLimitEvent[]): string {
  const names = laneNames(run.scenario.lanes)
  const [first] = verdicts
  const { atMs, attempt, cost } = first!
  const price = cost === 1 ? '' : ` at a cost of ${amount(cost)}`
  const who = attempt > 1 ? `attempt ${attempt} of a request comes` : 'a request comes'
  const told = ({ lane }: RateLimitEvent) => names[lane]!
  const refusing = verdicts.filter(({ kind }) => kind === 'throttled')
  const admitting = verdicts.filter(({ kind }) => kind !== 'throttled')
  const reason = (event: RateLimitEvent) => because(run, event)
  if (refusing.length > 0 && admitting.length > 0) {
    return `At ${at(atMs)} they part: ${who}${price}. ${told(refusing[0]!)} refuses: ${reason(refusing[0]!)}. ${told(admitting[0]!)} admits: ${reason(admitting[0]!)}.`
  }
  const verb = refusing.length > 0 ? 'refused' : 'admitted'
  const everywhere = verdicts.length > 1 ? ' by all that are asked' : ''
  return `At ${at(atMs)} ${who}${price} and is ${verb}${everywhere}. ${told(first!)}: ${reason(first!)}.`
}

/** The response of the first lane that refuses, or else of the first. */
function wireOf(run: RateLimitRun, verdicts: readonly RateLimitEvent[]): string | null {
  const event = verdicts.find(({ kind }) => kind === 'throttled') ?? verdicts[0]
  if (event === undefined) return null
  const lane = run.scenario.lanes[event.lane]!
  const isRefused = event.kind === 'throttled'
  const status = isRefused ? '429 Too Many Requests' : '200 OK'
  if (lane.kind === 'cluster') {
    const seconds = Math.ceil(event.retryAfterMs / 1_000)
    return `HTTP/1.1 ${status}${isRefused && event.retryAfterMs < Infinity ? `\nRetry-After: ${seconds}` : ''}`
  }
  const seen = run.trace.events.slice(0, countBy(run.trace.events, event.atMs))
  const state = stateAt(run.scenario, seen, event)
  const headers = createHeaders(lane.policy)(state, event.atMs, event.retryAfterMs)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status}`, ...lines].join('\n')
}
