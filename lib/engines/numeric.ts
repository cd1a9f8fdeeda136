/**
 * Logarithm, exponential and powers from + − × ÷ alone, which IEEE 754 rounds alike everywhere.
 * The last digit of `Math.log` or `**` may differ between browsers, and a pinned run with it.
 */

/** ln 2 in two parts (fdlibm): the first ends in so many zeros that its multiples are exact. */
const LN2_HIGH = 6.9314718036912382e-1
const LN2_LOW = 1.9082149292705877e-10
const LN2 = LN2_HIGH + LN2_LOW
const SQRT2 = Math.sqrt(2)
/** 512 twice, because the smallest double is 2^-1074. */
const EXPONENT_STEPS = [512, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1]
const EXPONENT_FACTORS = EXPONENT_STEPS.map((step) => power(2, step))
const LOG_TERMS = [21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((divisor) => 1 / divisor)
const EXP_TERMS = 14
/** Beyond these exp is infinite, and rounds to zero. */
const EXP_MOST = 709.782712893384
const EXP_LEAST = -745.2

/** Natural logarithm. ln(m · 2^k) = k · ln 2 + ln m, with m between √½ and √2. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  let mantissa = x
  let exponent = 0
  for (let n = 0; n < EXPONENT_STEPS.length; n += 1) {
    const factor = EXPONENT_FACTORS[n]!
    if (mantissa >= factor) {
      mantissa /= factor
      exponent += EXPONENT_STEPS[n]!
    } else if (mantissa * factor <= SQRT2) {
      mantissa *= factor
      exponent -= EXPONENT_STEPS[n]!
    }
  }
  if (mantissa > SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  return exponent * LN2_HIGH + (exponent * LN2_LOW + lnNearOne(mantissa))
}

/** ln m = 2 (s + s³/3 + s⁵/5 …) with s = (m − 1) / (m + 1), here below 0.172. */
function lnNearOne(m: number): number {
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  for (let n = 0; n < LOG_TERMS.length; n += 1) sum = sum * square + LOG_TERMS[n]!
  return 2 * s * (1 + square * sum)
}

/** e^x. With x = k · ln 2 + r, e^x = 2^k · (1 + r + r²/2! …) and |r| below 0.347. */
export function exp(x: number): number {
  if (!(x <= EXP_MOST)) return x > EXP_MOST ? Infinity : NaN
  if (x < EXP_LEAST) return 0
  const k = Math.round(x / LN2)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = 1
  for (let n = EXP_TERMS; n > 0; n -= 1) sum = 1 + (r * sum) / n
  // In two halves: 2^1024 is no double, although half of it is.
  const half = Math.trunc(k / 2)
  return sum * power(2, half) * power(2, k - half)
}

/** `base` to a whole `exponent`, by squaring: always the same multiplications in the same order. */
export function power(base: number, exponent: number): number {
  if (exponent < 0) return 1 / power(base, -exponent)
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}

/** Reads a decimal exactly: 4.4 is no double, and 4.4 * 750 is more than 3,300. */
export function thousandths(value: number): number {
  return Math.round(value * 1_000)
}

/** All of it, where percentages are compared in thousandths. */
export const HUNDRED_PERCENT = 100_000
