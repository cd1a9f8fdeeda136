const PARTS = [0.5, 0.75, 0.9, 0.98]

/** The same run, cut short: inputs for a search that looks for the shortest. */
export function shorterRuns<Scenario extends { readonly durationMs: number }>(
  scenario: Scenario,
): readonly Scenario[] {
  return PARTS.map((part) => Math.floor(scenario.durationMs * part))
    .filter((durationMs) => durationMs > 0 && durationMs < scenario.durationMs)
    .map((durationMs) => ({ ...scenario, durationMs }))
}
