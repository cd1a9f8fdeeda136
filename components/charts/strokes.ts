/** Lines are told apart by dash first. The names beside a chart are drawn with the same strokes. */
const strokes = [
  { stroke: 'var(--color-signal)', strokeWidth: 2, strokeDasharray: '0' },
  { stroke: 'var(--color-ink)', strokeWidth: 1.5, strokeDasharray: '6 3' },
  { stroke: 'var(--color-ink)', strokeWidth: 1.5, strokeDasharray: '2 3' },
  { stroke: 'var(--color-muted)', strokeWidth: 1.5, strokeDasharray: '8 3 2 3' },
  { stroke: 'var(--color-muted)', strokeWidth: 1.5, strokeDasharray: '1 4' },
] as const

export const strokeOf = (line: number) => strokes[line % strokes.length]!
