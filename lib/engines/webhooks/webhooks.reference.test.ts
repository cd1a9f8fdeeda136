import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { WebhookEvent } from './event'
import { webhooks } from './webhooks'

interface Plan {
  readonly timeoutMs: number
  readonly delaysMs: readonly number[]
  readonly throttleMs: number
  readonly workers: number | undefined
  readonly disableAfterMs: number | undefined
  readonly endpoints: readonly {
    readonly times: readonly number[]
    readonly concurrency: number
    readonly latencyMs: number
    readonly downMs: readonly [number, number]
    readonly answer: number | 'timeout'
    readonly retryAfterSeconds: number
  }[]
}

interface Job {
  readonly id: number
  readonly tries: number
}
interface Site {
  readonly policy: Plan['endpoints'][number]
  line: (Job & { readonly joined: number })[]
  busy: number
  quietUntil: number
  failingSince: number | null
  isOff: boolean
}
type Act = (now: number) => void

/**
 * The same delivery as a plain story: one list of reminders, sorted anew before each step, and a
 * line of people before each door. Slow, and without any of the parts of the engine.
 */
function told(plan: Plan, durationMs: number): string[] {
  const lines: string[] = []
  const reminders: { readonly atMs: number; readonly made: number; readonly act: Act }[] = []
  let made = 0
  let joined = 0
  const patience = plan.disableAfterMs ?? Infinity
  const sites: Site[] = plan.endpoints.map((policy) => ({
    policy,
    line: [],
    busy: 0,
    quietUntil: 0,
    failingSince: null,
    isOff: false,
  }))
  const remind = (atMs: number, act: Act) => reminders.push({ atMs, made: made++, act })
  const join = (site: Site, job: Job) => site.line.push({ ...job, joined: joined++ })
  const sayer =
    (site: Site, now: number) =>
    (what: string, { id, tries }: Job) =>
      lines.push(`${now} ${what} ${sites.indexOf(site)}.${id} ${tries}`)

  /** Who has stood longest at a door that lets somebody in. */
  const nextDoor = (near: Site, now: number) => {
    const busy = sites.reduce((sum, site) => sum + site.busy, 0)
    if (busy >= (plan.workers ?? Infinity)) return undefined
    return (plan.workers === undefined ? [near] : sites)
      .filter((site) => !site.isOff && site.line.length > 0 && site.quietUntil <= now)
      .filter((site) => site.busy < site.policy.concurrency)
      .sort((a, b) => a.line[0]!.joined - b.line[0]!.joined)[0]
  }
  const serve = (near: Site, now: number): void => {
    for (let site = nextDoor(near, now); site; site = nextDoor(near, now)) {
      const { id, tries } = site.line.shift()!
      const job = { id, tries: tries + 1 }
      const { latencyMs, downMs, answer } = site.policy
      const status = now >= downMs[0] && now < downMs[1] ? answer : 200
      const isLate = status === 'timeout' || latencyMs >= plan.timeoutMs
      const at = site
      site.busy += 1
      sayer(site, now)('attempt', job)
      remind(now + (isLate ? plan.timeoutMs : latencyMs), (end) => {
        at.busy -= 1
        if (status === 200 && !isLate) succeed(at, job, end)
        else fail(at, { ...job, status: isLate ? 'timeout' : status }, end)
        if (at.isOff) for (const left of at.line.splice(0)) sayer(at, end)('dead', left)
        serve(at, end)
      })
    }
  }
  const succeed = (site: Site, job: Job, now: number) => {
    sayer(site, now)('delivered', job)
    site.failingSince = null
  }
  const fail = (site: Site, job: Job & { readonly status: number | 'timeout' }, now: number) => {
    const asked = job.status === 'timeout' ? 0 : site.policy.retryAfterSeconds * 1_000
    const delay = job.status === 410 ? undefined : plan.delaysMs[job.tries - 1]
    site.failingSince ??= now
    site.isOff ||= job.status === 410
    site.isOff ||= now - site.failingSince >= patience
    sayer(site, now)(delay === undefined ? 'dead' : 'waiting', job)
    if (delay !== undefined) remind(now + Math.max(delay, asked), (end) => comeBack(site, job, end))
    if ([429, 502, 504].includes(Number(job.status))) hush(site, asked || plan.throttleMs, now)
  }
  const hush = (site: Site, forMs: number, now: number) => {
    if (now + forMs <= site.quietUntil) return
    site.quietUntil = now + forMs
    remind(site.quietUntil, (end) => serve(site, end))
  }
  const comeBack = (site: Site, { id, tries }: Job, now: number) => {
    const say = sayer(site, now)
    if (site.isOff) return say('dead', { id, tries })
    join(site, { id, tries })
    say('due', { id, tries })
    return serve(site, now)
  }
  const arrive = (site: Site, id: number): void => {
    const at = site.policy.times[id]
    if (at === undefined) return
    remind(at, (now) => {
      const job = { id, tries: 0 }
      sayer(site, now)('created', job)
      if (site.isOff) sayer(site, now)('dead', job)
      else {
        join(site, job)
        serve(site, now)
      }
      arrive(site, id + 1)
    })
  }

  for (const site of sites) arrive(site, 0)
  for (;;) {
    reminders.sort((a, b) => a.atMs - b.atMs || a.made - b.made)
    const next = reminders.shift()
    if (!next || next.atMs >= durationMs) return lines
    next.act(next.atMs)
  }
}

function ours(plan: Plan, durationMs: number): string[] {
  const { endpoints, delaysMs, ...sender } = plan
  const scenario = webhooks.scenario.parse({
    seed: 1,
    durationMs,
    sender: { ...sender, backoff: { kind: 'schedule', delaysMs } },
    endpoints: endpoints.map(({ times, latencyMs, downMs, ...policy }) => ({
      traffic: { kind: 'trace', times },
      concurrency: policy.concurrency,
      latency: { kind: 'constant', ms: latencyMs },
      outages: [
        {
          fromMs: downMs[0],
          untilMs: downMs[1],
          answer: policy.answer,
          retryAfterSeconds: policy.retryAfterSeconds,
        },
      ],
    })),
  })
  const lines: string[] = []
  const tell = (event: WebhookEvent) => {
    if (event.kind === 'endpoint' || event.kind === 'received') return
    const tries = event.kind === 'created' ? 0 : event.attempt
    lines.push(`${event.atMs} ${event.kind} ${event.endpoint}.${event.event} ${tries}`)
  }
  webhooks.simulate(scenario, tell)
  return lines
}

// Times in steps of fifty make many things happen at once.
const step = (max: number) => fc.nat(max / 50).map((n) => n * 50)
const plans: fc.Arbitrary<Plan> = fc.record({
  timeoutMs: fc.constantFrom(200, 500),
  delaysMs: fc.array(step(2_000), { maxLength: 4 }),
  throttleMs: fc.constantFrom(50, 400, 1_000),
  workers: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  disableAfterMs: fc.option(fc.constantFrom(500, 3_000), { nil: undefined }),
  endpoints: fc.array(
    fc.record({
      times: fc
        .array(step(4_000), { minLength: 4, maxLength: 14 })
        .map((times) => times.toSorted((a, b) => a - b)),
      concurrency: fc.integer({ min: 1, max: 3 }),
      latencyMs: step(550),
      downMs: fc.tuple(step(3_000), step(6_000)),
      answer: fc.constantFrom(500, 429, 503, 504, 410, 'timeout' as const),
      retryAfterSeconds: fc.constantFrom(0, 0, 1, 2),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

describe('beside a plain story of the same delivery', () => {
  it('every line is the same, at the same time, in the same order', () => {
    let lines = 0
    fc.assert(
      fc.property(plans, (plan) => {
        const expected = told(plan, 20_000)
        lines += expected.length
        expect(ours(plan, 20_000).join('\n')).toBe(expected.join('\n'))
      }),
      { numRuns: 300 },
    )
    expect(lines).toBeGreaterThan(10_000)
  })
})
