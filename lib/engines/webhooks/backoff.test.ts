import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRandom } from '../random'
import vectors from '../vectors/backoff.json'
import presets from '../vectors/presets.json'
import { attemptBudget, backoffSchema, delayAfter, type Backoff } from './backoff'
import { backoffPresets, stripeHorizonMs } from './presets'

const parse = (policy: unknown): Backoff => backoffSchema.parse(policy)
const never = () => {
  throw new Error('this policy draws no number')
}

/** What a recorded library was configured with, in our words. */
interface RecordedConfig {
  readonly initialDelay?: number
  readonly startingDelay?: number
  readonly minTimeout?: number
  readonly maxDelay?: number
  readonly maxTimeout?: number
  readonly exponent?: number
  readonly timeMultiple?: number
  readonly factor?: number
}

const toPolicy = (kind: string, config: RecordedConfig): Backoff =>
  parse({
    kind,
    baseMs: config.initialDelay ?? config.startingDelay ?? config.minTimeout,
    capMs: config.maxDelay ?? config.maxTimeout,
    factor: config.exponent ?? config.timeMultiple ?? config.factor,
  })

describe('recorded delays of real libraries', () => {
  // cockatiel 4.0.0 ignores its own `exponent`: a defect, not a rule.
  const recorded = vectors.cases.filter(({ id }) => !id.startsWith('BUG'))

  it.each(recorded)('$id', ({ config, delaysMs, u = [] }) => {
    const policy = toPolicy(u.length > 0 ? 'equal-jitter' : 'exponential', config)
    const delays = delaysMs.map((_, index) => delayAfter(policy, index + 1, () => u[index]!))
    expect(delays).toEqual(delaysMs)
  })

  it('a factor of three triples, where cockatiel doubles', () => {
    const policy = parse({ kind: 'exponential', baseMs: 100, capMs: 3_000, factor: 3 })
    expect([1, 2, 3, 4, 5].map((attempt) => delayAfter(policy, attempt, never))).toEqual([
      100, 300, 900, 2_700, 3_000,
    ])
  })

  it.each(vectors.schedules)('$id', ({ delaysSec, cumulativeSec }) => {
    const policy = parse({ kind: 'schedule', delaysMs: delaysSec.map((delay) => delay * 1_000) })
    let totalMs = 0
    const cumulative = delaysSec.map((_, n) => (totalMs += delayAfter(policy, n + 1, never)!))
    expect(cumulative).toEqual(cumulativeSec.map((seconds) => seconds * 1_000))
    expect(delayAfter(policy, delaysSec.length + 1, never)).toBeUndefined()
  })
})

describe('delayAfter', () => {
  const growth = { baseMs: 5, factor: 2, capMs: 2_000, firstExponent: 1 } as const
  const proportional = {
    kind: 'proportional-jitter',
    baseMs: 1_000,
    factor: 2,
    capMs: 3_000,
    firstExponent: 0,
    low: 0.5,
    high: 1.5,
  } as const

  it.each<{ name: string; policy: unknown; attempt: number; u?: number; ms: number | undefined }>([
    { name: 'fixed', policy: { kind: 'fixed', delayMs: 7 }, attempt: 9, ms: 7 },
    { name: 'linear', policy: { kind: 'linear', stepMs: 30, capMs: 100 }, attempt: 3, ms: 90 },
    { name: 'linear cap', policy: { kind: 'linear', stepMs: 30, capMs: 100 }, attempt: 4, ms: 100 },
    { name: 'doubled first', policy: { kind: 'exponential', ...growth }, attempt: 1, ms: 10 },
    { name: 'full, low', policy: { kind: 'full-jitter', ...growth }, attempt: 3, u: 0, ms: 0 },
    { name: 'full, high', policy: { kind: 'full-jitter', ...growth }, attempt: 3, u: 0.99, ms: 39 },
    { name: 'equal, low', policy: { kind: 'equal-jitter', ...growth }, attempt: 3, u: 0, ms: 20 },
    {
      name: 'a jittered cap',
      policy: { ...proportional, cap: 'after-jitter' },
      attempt: 3,
      u: 0.9,
      ms: 3_000,
    },
    {
      name: 'a ceiling that is capped before the jitter too',
      policy: proportional,
      attempt: 9,
      u: 0,
      ms: 1_500,
    },
    {
      name: 'a jitter beyond its cap',
      policy: { ...proportional, cap: 'before-jitter' },
      attempt: 3,
      u: 0.9,
      ms: 4_200,
    },
    {
      name: 'growth past 2^1024',
      policy: { kind: 'exponential', ...growth },
      attempt: 2e3,
      ms: 2e3,
    },
  ])('$name', ({ policy, attempt, u, ms }) => {
    expect(delayAfter(parse(policy), attempt, u === undefined ? never : () => u)).toBe(ms)
  })

  it.each([
    { previous: undefined, u: 0.5, ms: 10 },
    { previous: 10, u: 0.5, ms: 17 },
    { previous: 10, u: 0, ms: 5 },
    { previous: 1_000, u: 0.99, ms: 2_000 },
  ])('decorrelated jitter grows from the last delay: $previous', ({ previous, u, ms }) => {
    const policy = parse({ kind: 'decorrelated-jitter', baseMs: 5, capMs: 2_000 })
    expect(delayAfter(policy, 2, () => u, previous)).toBe(ms)
  })

  it.each([
    { attempt: 2, ms: 50 },
    { attempt: 3, ms: undefined },
    { attempt: 4, ms: undefined },
  ])('of three attempts, failure $attempt waits $ms', ({ attempt, ms }) => {
    const policy = parse({ kind: 'fixed', delayMs: 50, maxAttempts: 3 })
    expect(delayAfter(policy, attempt, never)).toBe(ms)
  })

  it('a budget of attempts also ends a longer schedule', () => {
    const policy = parse({ kind: 'schedule', delaysMs: [1, 2, 3], maxAttempts: 2 })
    expect([1, 2].map((attempt) => delayAfter(policy, attempt, never))).toEqual([1, undefined])
    expect(attemptBudget(policy)).toBe(2)
  })
})

interface Failure {
  readonly attempt: number
  readonly u: number
  readonly previous: number | undefined
}

/** The table of the reference written out once more, with `**` and explicit minimums. */
function expectedDelay(policy: Backoff, { attempt, u, previous }: Failure) {
  if (attempt >= (policy.maxAttempts ?? Infinity)) return undefined
  const top = (p: { baseMs: number; factor: number; capMs: number; firstExponent: number }) => {
    const grown = p.baseMs * p.factor ** (attempt - 1 + p.firstExponent)
    return grown < p.capMs ? grown : p.capMs
  }
  const exact = {
    fixed: (p: Extract<Backoff, { kind: 'fixed' }>) => p.delayMs,
    linear: (p: Extract<Backoff, { kind: 'linear' }>) =>
      p.stepMs * attempt < p.capMs ? p.stepMs * attempt : p.capMs,
    exponential: top,
    'full-jitter': (p: Parameters<typeof top>[0]) => u * top(p),
    'equal-jitter': (p: Parameters<typeof top>[0]) => top(p) / 2 + (u * top(p)) / 2,
    'decorrelated-jitter': (p: Extract<Backoff, { kind: 'decorrelated-jitter' }>) => {
      const drawn = p.baseMs + u * (p.factor * (previous ?? p.baseMs) - p.baseMs)
      return drawn < p.capMs ? drawn : p.capMs
    },
    'proportional-jitter': (p: Extract<Backoff, { kind: 'proportional-jitter' }>) => {
      const drawn = top(p) * (p.low + u * (p.high - p.low))
      return p.cap === 'after-jitter' && drawn > p.capMs ? p.capMs : drawn
    },
    schedule: (p: Extract<Backoff, { kind: 'schedule' }>) => p.delaysMs[attempt - 1],
  }[policy.kind](policy as never)
  return exact === undefined ? undefined : Math.floor(exact)
}

const ms = fc.integer({ min: 1, max: 100_000 })
const budget = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined })
// Powers of two, halves and quarters: exact in binary, so the oracle needs no tolerance.
const factor = fc.constantFrom(1, 1.25, 1.5, 2, 3, 4)
const growthArbitrary = {
  baseMs: ms,
  capMs: ms,
  factor,
  firstExponent: fc.constantFrom(0 as const, 1 as const),
  maxAttempts: budget,
}
const policies: fc.Arbitrary<Backoff> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), delayMs: ms, maxAttempts: budget }),
  fc.record({ kind: fc.constant('linear' as const), stepMs: ms, capMs: ms, maxAttempts: budget }),
  fc.record({ kind: fc.constant('exponential' as const), ...growthArbitrary }),
  fc.record({ kind: fc.constant('full-jitter' as const), ...growthArbitrary }),
  fc.record({ kind: fc.constant('equal-jitter' as const), ...growthArbitrary }),
  fc.record({
    kind: fc.constant('decorrelated-jitter' as const),
    baseMs: ms,
    factor,
    capMs: ms,
    maxAttempts: budget,
  }),
  fc.record({
    kind: fc.constant('proportional-jitter' as const),
    ...growthArbitrary,
    low: fc.constantFrom(0, 0.25, 0.5, 1),
    high: fc.constantFrom(1, 1.5, 2),
    cap: fc.constantFrom('before-jitter' as const, 'after-jitter' as const),
  }),
  fc.record({
    kind: fc.constant('schedule' as const),
    delaysMs: fc.array(ms, { maxLength: 8 }),
    maxAttempts: budget,
  }),
)
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const failures = (most: number): fc.Arbitrary<Failure> =>
  fc.record({
    attempt: fc.integer({ min: 1, max: most }),
    u: draw,
    previous: fc.option(ms, { nil: undefined }),
  })
const RUNS = { numRuns: 10_000 }

describe('laws of every backoff', () => {
  it('a delay is what the table of the reference says', () => {
    fc.assert(
      fc.property(policies, failures(12), (policy, failure) => {
        const { attempt, u, previous } = failure
        expect(delayAfter(policy, attempt, () => u, previous)).toBe(expectedDelay(policy, failure))
      }),
      RUNS,
    )
  })

  it('a delay is a whole number from zero to the cap, which only one rule exceeds', () => {
    fc.assert(
      fc.property(policies, failures(500), (policy, { attempt, u, previous }) => {
        const delay = delayAfter(policy, attempt, () => u, previous) ?? 0
        const capMs = 'capMs' in policy ? policy.capMs : 100_000
        const exceeds = policy.kind === 'proportional-jitter' && policy.cap === 'before-jitter'
        const most = exceeds ? capMs * policy.high : capMs
        expect(Number.isSafeInteger(delay) && delay >= 0 && delay <= most).toBe(true)
      }),
      RUNS,
    )
  })

  it('equal draws give equal delays, and the policy is not touched', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 12 }), draw, (policy, attempt, u) => {
        const before = structuredClone(policy)
        const first = delayAfter(policy, attempt, () => u)
        expect(delayAfter(before, attempt, () => u)).toBe(first)
        expect(policy).toEqual(before)
      }),
      RUNS,
    )
  })

  it('the budget is the number of attempts until the policy gives up', () => {
    fc.assert(
      fc.property(policies, draw, (policy, u) => {
        const attempts = Math.min(attemptBudget(policy), 20)
        const delays = Array.from({ length: attempts }, (_, n) =>
          delayAfter(policy, n + 1, () => u),
        )
        const last = attemptBudget(policy) <= 20 ? delays.pop() : undefined
        expect(last).toBeUndefined()
        expect(delays).not.toContain(undefined)
      }),
      RUNS,
    )
  })

  it('full jitter waits half of its ceiling on average', () => {
    const random = createRandom(11)
    const policy = parse({ kind: 'full-jitter', baseMs: 1_000, capMs: 64_000 })
    const draws = 20_000
    let totalMs = 0
    for (let n = 0; n < draws; n += 1) totalMs += delayAfter(policy, 4, random)!
    // Half of 8,000 less half a millisecond of rounding; five standard errors are 82 ms.
    expect(Math.abs(totalMs / draws - 3_999.5)).toBeLessThan(82)
  })

  it('k layers of r attempts make r^k calls when nothing answers', () => {
    const callsThrough = ([policy, ...inner]: readonly Backoff[], u: number): number => {
      if (!policy) return 1
      let calls = 0
      for (let attempt = 1, delay: number | undefined = 0; delay !== undefined; attempt += 1) {
        calls += callsThrough(inner, u)
        delay = delayAfter(policy, attempt, () => u, delay)
      }
      return calls
    }
    const withBudget = (policy: Backoff, attempts: number): Backoff =>
      // A schedule spends its budget by running out of delays.
      policy.kind === 'schedule'
        ? { kind: policy.kind, delaysMs: new Array<number>(attempts - 1).fill(1) }
        : { ...policy, maxAttempts: attempts }
    const stack = fc.array(policies, { maxLength: 4 })
    fc.assert(
      fc.property(stack, fc.integer({ min: 1, max: 5 }), draw, (kinds, attempts, u) => {
        const layers = kinds.map((policy) => withBudget(policy, attempts))
        expect(callsThrough(layers, u)).toBe(attempts ** layers.length)
      }),
      RUNS,
    )
  })
})

describe('backoffSchema', () => {
  it('fills in the defaults of the reference', () => {
    expect(parse({ kind: 'full-jitter', baseMs: 1, capMs: 9 })).toEqual({
      kind: 'full-jitter',
      baseMs: 1,
      factor: 2,
      capMs: 9,
      firstExponent: 0,
    })
    expect(parse({ kind: 'decorrelated-jitter', baseMs: 1, capMs: 9 })).toMatchObject({ factor: 3 })
    expect(
      parse({ kind: 'proportional-jitter', baseMs: 1, capMs: 9, low: 0.5, high: 1.5 }),
    ).toMatchObject({ cap: 'after-jitter', factor: 2 })
  })

  it('a jitter may have no width', () => {
    const flat = { kind: 'proportional-jitter', baseMs: 8, capMs: 9, low: 1, high: 1 }
    expect(delayAfter(parse(flat), 1, () => 0.7)).toBe(8)
  })

  it.each([
    { policy: { kind: 'polite' }, path: 'kind', says: 'Invalid discriminator' },
    { policy: { kind: 'fixed', delayMs: -1 }, path: 'delayMs', says: '>=0' },
    { policy: { kind: 'fixed', delayMs: NaN }, path: 'delayMs', says: 'received NaN' },
    { policy: { kind: 'fixed', delayMs: 0.5 }, path: 'delayMs', says: 'expected int' },
    { policy: { kind: 'linear', stepMs: 1, capMs: Infinity }, path: 'capMs', says: 'expected' },
    {
      policy: { kind: 'exponential', baseMs: 1, capMs: 9, factor: 0.5 },
      path: 'factor',
      says: '>=1',
    },
    { policy: { kind: 'fixed', delayMs: 1, maxAttempts: 0 }, path: 'maxAttempts', says: '>=1' },
    { policy: { kind: 'schedule', delaysMs: [1, -1] }, path: 'delaysMs.1', says: '>=0' },
    { policy: { kind: 'fixed', delayMs: 1, cap: 2 }, path: '', says: 'cap' },
    {
      policy: { kind: 'proportional-jitter', baseMs: 1, capMs: 9, low: 2, high: 1 },
      path: 'low',
      says: 'low is above high',
    },
  ])('refuses $policy.kind at "$path": $says', ({ policy, path, says }) => {
    const issues = backoffSchema.safeParse(policy).error!.issues
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.map((issue) => issue.message).join()).toContain(says)
  })
})

describe('backoffPresets', () => {
  it('hold the published values', () => {
    expect(backoffPresets).toMatchObject(presets.backoffPresets)
  })

  it.each(Object.entries(backoffPresets))('%s is a policy as it stands', (_, preset) => {
    expect(parse(preset)).toEqual(preset)
  })

  const minutes = (preset: Backoff) =>
    (preset.kind === 'schedule' ? preset.delaysMs.reduce((sum, delay) => sum + delay, 0) : 0) /
    60_000

  it.each([
    { id: 'standard-webhooks' as const, horizon: 75 * 60 + 35 + 5 / 60 },
    { id: 'svix' as const, horizon: 27 * 60 + 35 + 5 / 60 },
    { id: 'quoted-81-minutes' as const, horizon: 81 },
    { id: 'quoted-27-hours' as const, horizon: 26 * 60 + 35.5 },
    { id: 'quoted-3-days' as const, horizon: 72 * 60 + 35.5 },
    { id: 'github' as const, horizon: 0 },
  ])('$id gives up after $horizon minutes', ({ id, horizon }) => {
    expect(minutes(backoffPresets[id])).toBeCloseTo(horizon, 9)
  })

  it('the schedule quoted as "25 attempts" makes 25', () => {
    expect(attemptBudget(backoffPresets['quoted-3-days'])).toBe(25)
  })

  it('of Stripe, only the horizon is known', () => {
    expect(stripeHorizonMs).toBe(3 * 86_400_000)
  })
})
