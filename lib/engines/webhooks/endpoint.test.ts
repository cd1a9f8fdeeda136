import { describe, expect, it } from 'vitest'

import { createEndpoint, endpointSchema } from './endpoint'

const traffic = { kind: 'constant', perSecond: 1 }
const endpoint = (change: object, draws: readonly number[] = [0.5]) => {
  let n = 0
  const policy = endpointSchema.parse({ traffic, ...change })
  return createEndpoint(policy, () => draws[n++ % draws.length]!)
}

describe('an endpoint', () => {
  it('does its work and says 200', () => {
    expect(endpoint({}).answer(0, true)).toEqual({
      status: 200,
      isProcessed: true,
      retryAfterMs: 0,
    })
  })

  it.each([
    { atMs: 999, status: 200 },
    { atMs: 1_000, status: 503 },
    { atMs: 1_999, status: 503 },
    { atMs: 2_000, status: 200 },
  ])('an outage holds from its first to before its last moment: $atMs', ({ atMs, status }) => {
    const outages = [{ fromMs: 1_000, untilMs: 2_000, answer: 503, retryAfterSeconds: 2 }]
    const answer = endpoint({ outages }).answer(atMs, true)
    expect(answer).toMatchObject({ status, isProcessed: status === 200 })
    expect(answer.retryAfterMs).toBe(status === 503 ? 2_000 : 0)
  })

  it('who does not answer cannot ask to wait', () => {
    const outages = [{ fromMs: 0, untilMs: 1, answer: 'tls-error', retryAfterSeconds: 2 }]
    expect(endpoint({ outages }).answer(0, true).retryAfterMs).toBe(0)
  })

  it.each([
    { atMs: 4, status: 200 },
    { atMs: 5, status: 410 },
  ])('gone from then on, outage or not: $atMs', ({ atMs, status }) => {
    const outages = [{ fromMs: 5, untilMs: 9 }]
    expect(endpoint({ goneFromMs: 5, outages }).answer(atMs, true)).toMatchObject({
      status,
      isProcessed: status === 200,
    })
  })

  it('answers 429 to what exceeds its limit, and starts afresh every second', () => {
    const limited = endpoint({ limitPerSecond: 2 })
    const at = [0, 998, 999, 1_000, 1_001, 1_002, 5_000]
    expect(at.map((atMs) => limited.answer(atMs, true).status)).toEqual([
      200, 200, 429, 200, 200, 429, 200,
    ])
    expect(limited.answer(5_001, true)).toMatchObject({ status: 200 })
    expect(limited.answer(5_002, true)).toEqual({
      status: 429,
      isProcessed: false,
      retryAfterMs: 1_000,
    })
  })

  it('a delivery that is not believed gets 401', () => {
    expect(endpoint({}).answer(0, false)).toMatchObject({ status: 401, isProcessed: false })
  })

  it.each([
    { u: 0, status: 500, isProcessed: false },
    { u: 0.099_99, status: 500, isProcessed: false },
    { u: 0.1, status: 502, isProcessed: true },
    { u: 0.299_99, status: 502, isProcessed: true },
    { u: 0.3, status: 200, isProcessed: true },
  ])('faults share out the draw: $u is $status', ({ u, status, isProcessed }) => {
    const faults = [
      { percent: 10, answer: 500 },
      { percent: 20, answer: 502, isProcessed: true },
    ]
    expect(endpoint({ faults }, [u]).answer(0, true)).toMatchObject({ status, isProcessed })
  })

  it('draws once per attempt, so that an outage shifts no later fault', () => {
    const faults = [{ percent: 50, answer: 500 }]
    const outages = [{ fromMs: 1, untilMs: 2 }]
    const statuses = (change: object) => {
      const drawing = endpoint({ faults, ...change }, [0.1, 0.9, 0.1, 0.9])
      return [0, 1, 2, 3].map((atMs) => drawing.answer(atMs, true).status)
    }
    expect(statuses({})).toEqual([500, 200, 500, 200])
    expect(statuses({ outages })).toEqual([500, 'connection-refused', 500, 200])
  })

  it.each([
    { change: { faults: [{ percent: 100.001, answer: 500 }] }, path: 'faults.0.percent' },
    {
      change: { faults: Array.from({ length: 10 }, () => ({ percent: 10.001, answer: 500 })) },
      path: 'faults',
    },
    { change: { faults: [{ percent: 1, answer: 'busy' }] }, path: 'faults.0.answer' },
    { change: { faults: [{ percent: 1, answer: 600 }] }, path: 'faults.0.answer' },
    { change: { outages: [{ fromMs: -1, untilMs: 2 }] }, path: 'outages.0.fromMs' },
    { change: { limitPerSecond: 0 }, path: 'limitPerSecond' },
    { change: { subjects: 1_001 }, path: 'subjects' },
    { change: { concurrency: 0 }, path: 'concurrency' },
  ])('is refused at $path', ({ change, path }) => {
    const { issues } = endpointSchema.safeParse({ traffic, ...change }).error!
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.map((issue) => issue.message)).not.toContain('Invalid input')
  })

  it('ten faults of ten percent are exactly all', () => {
    const faults = Array.from({ length: 10 }, () => ({ percent: 10, answer: 500 }))
    expect(endpoint({ faults }, [0.999_999]).answer(0, true).status).toBe(500)
  })
})
