export interface NameTick {
  readonly x: number | string
  readonly y: number | string
  readonly payload: { readonly value: number }
}

interface RowNameProps extends NameTick {
  readonly names: readonly string[]
}

/** In one line: Recharts would break names that fit. */
export function RowName({ x, y, payload, names }: RowNameProps) {
  return (
    <text dy="0.35em" fill="var(--color-muted)" fontSize={12} textAnchor="end" x={x} y={y}>
      {names[payload.value]}
    </text>
  )
}
