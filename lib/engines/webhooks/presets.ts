import type { Backoff } from './backoff'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const aws = { baseMs: 5, factor: 2, capMs: 2_000, firstExponent: 1 } as const

/**
 * Published schedules as data. Stripe retries for up to three days and does not publish the
 * intervals, so there is no schedule of theirs here: see `stripeHorizonMs`.
 */
export const backoffPresets = {
  /** standard-webhooks.md, "Retry schedule": an example of the specification, 75 h 35 min 5 s. */
  'standard-webhooks': {
    kind: 'schedule',
    delaysMs: [
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
    ],
  },
  /** docs.svix.com/retries */
  svix: {
    kind: 'schedule',
    delaysMs: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR],
  },
  /** GitHub docs, "Handling failed webhook deliveries": no automatic redelivery. */
  github: { kind: 'fixed', delayMs: 0, maxAttempts: 1 },

  /** AWS Architecture Blog, "Exponential Backoff And Jitter", with the values of its simulator. */
  'aws-exponential': { kind: 'exponential', ...aws },
  'aws-full-jitter': { kind: 'full-jitter', ...aws },
  'aws-equal-jitter': { kind: 'equal-jitter', ...aws },
  'aws-decorrelated-jitter': { kind: 'decorrelated-jitter', baseMs: 5, factor: 3, capMs: 2_000 },

  /** Three schedules that articles quote without a source. */
  'quoted-81-minutes': { kind: 'schedule', delaysMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR] },
  'quoted-27-hours': {
    kind: 'schedule',
    delaysMs: [30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 24 * HOUR],
  },
  /** Quoted as "exponential, 25 attempts in 72 hours", which only works with a flat tail. */
  'quoted-3-days': {
    kind: 'schedule',
    delaysMs: [
      30 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      ...Array.from({ length: 20 }, () => 3.5 * HOUR),
    ],
  },
} as const satisfies Readonly<Record<string, Backoff>>

/** docs.stripe.com/webhooks: live mode retries "for up to three days"; that is all it says. */
export const stripeHorizonMs = 72 * HOUR
