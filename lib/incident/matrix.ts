/**
 * What an incident knows of chance: how likely each cause is beforehand, what each look costs, and
 * how likely each reading is under each cause. Numbers by cause stand in the order of `causes`.
 */
export interface Matrix {
  readonly causes: readonly string[]
  readonly priors: Belief
  readonly sources: readonly Source[]
}

/** A probability for each cause; together they are 1. */
export type Belief = readonly number[]

export interface Source {
  readonly key: string
  readonly minutes: number
  readonly readings: readonly Reading[]
}

export interface Reading {
  readonly key: string
  /** P(this reading | cause), by cause. */
  readonly odds: readonly number[]
}

/** The part of an incident's content that the matrix is made of. */
export interface Described {
  readonly causes: readonly { readonly key: string; readonly prior: number }[]
  readonly evidence: readonly {
    readonly key: string
    readonly minutes: number
    readonly readings: readonly {
      readonly key: string
      readonly likelihoods: Readonly<Record<string, number>>
    }[]
  }[]
}

export function matrixOf({ causes, evidence }: Described): Matrix {
  const keys = causes.map(({ key }) => key)
  return {
    causes: keys,
    priors: causes.map(({ prior }) => prior),
    sources: evidence.map(({ key, minutes, readings }) => ({
      key,
      minutes,
      readings: readings.map((reading) => ({
        key: reading.key,
        odds: keys.map((cause) => reading.likelihoods[cause] ?? 0),
      })),
    })),
  }
}
