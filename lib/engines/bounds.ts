import * as z from 'zod/mini'
import english from 'zod/v4/locales/en.js'

/**
 * zod/mini says "Invalid input" whatever was wrong. This one locale adds 1.1 kB gz; reaching it
 * as `z.locales.en` would add all forty (39 kB). Without `jitless` zod probes `new Function`,
 * which a strict content security policy reports.
 */
z.config({ ...english(), jitless: true })

/** A run may emit this much, so that a link from a stranger cannot hang the page. */
export const MOST_EVENTS = 1_000_000
/** A month of simulated time. */
export const LONGEST_RUN_MS = 2_678_400_000

/** A whole number from `least` to `most`, both included: NaN and Infinity are refused. */
export const whole = (least: number, most: number) =>
  z.int().check(z.minimum(least), z.maximum(most))

/** Any finite number from `least` to `most`, both included. */
export const between = (least: number, most: number) =>
  z.number().check(z.minimum(least), z.maximum(most))

export const seedSchema = whole(0, Number.MAX_SAFE_INTEGER)
export const durationSchema = whole(1, LONGEST_RUN_MS)
/** A moment of a run, or a part of it. */
export const timeSchema = whole(0, LONGEST_RUN_MS)
export const percentSchema = between(0, 100)
