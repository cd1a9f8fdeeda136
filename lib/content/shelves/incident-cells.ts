interface Keyed {
  readonly key: string
}

/** A cell is one reading of one source: the heading of its artefact. */
export function cellKey(evidence: Keyed, reading: Keyed): string {
  return `${evidence.key} / ${reading.key}`
}

export function cellsOf(
  evidence: readonly (Keyed & { readonly readings: readonly Keyed[] })[],
): readonly string[] {
  return evidence.flatMap((source) => source.readings.map((reading) => cellKey(source, reading)))
}
