/** What all axes share: tokens, so that both themes come from CSS. */
export const axisLook = {
  axisLine: { stroke: 'var(--color-edge)' },
  tickLine: { stroke: 'var(--color-edge)' },
  tick: { fill: 'var(--color-muted)', fontSize: 12 },
} as const

export const gridStroke = 'var(--color-line)'
export const shareTicks = [0, 0.25, 0.5, 0.75, 1]
