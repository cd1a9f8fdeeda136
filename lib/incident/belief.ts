import type { Belief, Reading } from './matrix'

export const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)

/** How likely a reading is to somebody who believes this. */
export function chanceOf({ odds }: Reading, belief: Belief): number {
  return sum(belief.map((probability, cause) => probability * (odds[cause] ?? 0)))
}

/** Bayes: what to believe after a reading. */
export function after(belief: Belief, reading: Reading): Belief {
  const chance = chanceOf(reading, belief)
  return belief.map((probability, cause) => (probability * (reading.odds[cause] ?? 0)) / chance)
}

/** After each of several readings, from what was believed before. */
export function afterEach(belief: Belief, readings: readonly Reading[]): readonly Belief[] {
  const beliefs = [belief]
  for (const reading of readings) beliefs.push(after(beliefs.at(-1)!, reading))
  return beliefs.slice(1)
}

export const afterAll = (belief: Belief, readings: readonly Reading[]): Belief =>
  readings.reduce(after, belief)

/** Uncertainty in bits: 0 for who is sure, log₂ n for who holds n causes for equally likely. */
export function entropy(belief: Belief): number {
  return sum(belief.map((p) => (p > 0 ? p * Math.log2(1 / p) : 0)))
}

/** The place of the likeliest cause. */
export function likeliest(belief: Belief): number {
  return belief.indexOf(Math.max(...belief))
}
