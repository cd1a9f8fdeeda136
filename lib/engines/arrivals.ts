/**
 * When requests come. Every process is one clock that ticks once per request, evenly or with
 * exponential gaps, read through the inverse of the expected count: Poisson traffic at a rate
 * that changes is unit-rate traffic on a stretched time axis.
 */
import * as z from 'zod/mini'

import { between, whole } from './bounds'
import { ln, thousandths } from './numeric'

const PER_SECOND_MOST = 1_000_000
const PHASE_MS_MOST = 86_400_000
const TRACE_MOST = 200_000
/** Rates are read in thousandths of a request per second, so that even traffic is exact. */
const MS_PER_MILLIRATE = 1_000_000

const perSecond = between(0.001, PER_SECOND_MOST)
const spacing = z._default(z.enum(['random', 'even']), 'random')

export const arrivalsSchema = z.discriminatedUnion('kind', [
  /** One request every 1/rate, the first at 0. */
  z.strictObject({ kind: z.literal('constant'), perSecond }),
  /** Independent clients: exponential gaps. */
  z.strictObject({ kind: z.literal('poisson'), perSecond }),
  /** `perSecond` during `onMs`, then silence during `offMs`, from 0 on. */
  z.strictObject({
    kind: z.literal('bursts'),
    perSecond,
    onMs: whole(1, PHASE_MS_MOST),
    offMs: whole(0, PHASE_MS_MOST),
    spacing,
  }),
  /** A rate that changes linearly over the whole run. */
  z.strictObject({
    kind: z.literal('ramp'),
    fromPerSecond: perSecond,
    toPerSecond: perSecond,
    spacing,
  }),
  /** Recorded times, for example pasted from a log. */
  z.strictObject({
    kind: z.literal('trace'),
    times: z
      .array(whole(0, Number.MAX_SAFE_INTEGER))
      .check(z.maxLength(TRACE_MOST), z.refine(isAscending, 'times must not fall')),
  }),
])

export type Arrivals = z.infer<typeof arrivalsSchema>

/** Each call gives the whole millisecond of the next request before `durationMs`, then Infinity. */
export function createArrivals(
  arrivals: Arrivals,
  durationMs: number,
  random: () => number,
): () => number {
  const next = timesOf(arrivals, durationMs, random)
  return () => {
    const atMs = next()
    return atMs < durationMs ? atMs : Infinity
  }
}

/**
 * More requests than these do not come: what a schema holds against its bound. Random counts stay
 * within ten standard deviations of their mean; a higher one has a chance below 1e-20.
 */
export function mostArrivals(arrivals: Arrivals, durationMs: number): number {
  if (arrivals.kind === 'trace') return arrivals.times.length
  const expected = expectedCount(arrivals, durationMs)
  return isEven(arrivals)
    ? Math.floor(expected) + 1
    : Math.ceil(expected + 10 * Math.sqrt(expected) + 10)
}

type Process = Exclude<Arrivals, { readonly kind: 'trace' }>

function timesOf(arrivals: Arrivals, durationMs: number, random: () => number): () => number {
  if (arrivals.kind === 'trace') return replay(arrivals.times)
  const tick = isEven(arrivals) ? evenTicks() : randomTicks(random)
  switch (arrivals.kind) {
    case 'constant':
    case 'poisson': {
      const milliRate = thousandths(arrivals.perSecond)
      return () => Math.floor((tick() * MS_PER_MILLIRATE) / milliRate)
    }
    case 'bursts':
      return bursts(arrivals, tick)
    case 'ramp':
      return ramp(arrivals, durationMs, tick)
  }
}

function isEven(arrivals: Process): boolean {
  if (arrivals.kind === 'bursts' || arrivals.kind === 'ramp') return arrivals.spacing === 'even'
  return arrivals.kind === 'constant'
}

function evenTicks(): () => number {
  let count = 0
  return () => count++
}

function randomTicks(random: () => number): () => number {
  let sum = 0
  return () => (sum -= ln(1 - random()))
}

function replay(times: readonly number[]): () => number {
  let index = 0
  return () => (index < times.length ? times[index++]! : Infinity)
}

/** Counts the time spent inside bursts, and lays the pauses between. */
function bursts(
  { perSecond, onMs, offMs }: Extract<Arrivals, { readonly kind: 'bursts' }>,
  tick: () => number,
): () => number {
  const milliRate = thousandths(perSecond)
  return () => {
    const burstingMs = Math.floor((tick() * MS_PER_MILLIRATE) / milliRate)
    return burstingMs + Math.floor(burstingMs / onMs) * offMs
  }
}

/** Solves a·t + slope·t²/2 = ticks, in the form that also holds when the slope is zero. */
function ramp(
  { fromPerSecond, toPerSecond }: Extract<Arrivals, { readonly kind: 'ramp' }>,
  durationMs: number,
  tick: () => number,
): () => number {
  const from = thousandths(fromPerSecond) / MS_PER_MILLIRATE
  const slope = (thousandths(toPerSecond) / MS_PER_MILLIRATE - from) / durationMs
  return () => {
    const ticks = tick()
    const square = from * from + 2 * slope * ticks
    // Past the end of the run a falling ramp reaches rate zero: nobody comes any more.
    return square < 0 ? Infinity : Math.floor((2 * ticks) / (from + Math.sqrt(square)))
  }
}

/** The integral of the rate over the run. */
function expectedCount(process: Process, durationMs: number): number {
  switch (process.kind) {
    case 'constant':
    case 'poisson':
      return (durationMs * thousandths(process.perSecond)) / MS_PER_MILLIRATE
    case 'bursts': {
      const { onMs, offMs, perSecond } = process
      const cycleMs = onMs + offMs
      const cycles = Math.floor(durationMs / cycleMs)
      const burstingMs = cycles * onMs + Math.min(onMs, durationMs - cycles * cycleMs)
      return (burstingMs * thousandths(perSecond)) / MS_PER_MILLIRATE
    }
    case 'ramp': {
      const milliRates = thousandths(process.fromPerSecond) + thousandths(process.toPerSecond)
      return (durationMs * milliRates) / (2 * MS_PER_MILLIRATE)
    }
  }
}

/** For everything that is listed with its time. */
export function isAscending(times: readonly number[]): boolean {
  return times.every((atMs, index) => index === 0 || times[index - 1]! <= atMs)
}
