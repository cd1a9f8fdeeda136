export interface Figures {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly most: number
}

export function simulatorsReport(figures: readonly Figures[], dateAndMachine: string): string {
  const rows = figures.map(
    ({ name, unit, value, most }) => `| ${name} | ${value.toFixed(1)} ${unit} | ${most} ${unit} |`,
  )
  return `# Simulators in Chromium

The built rate-limiting page, fed with runs as files: three lanes, a hundred clients.

${dateAndMachine}

| what | measured | budget |
| --- | --- | --- |
${rows.join('\n')}
`
}
