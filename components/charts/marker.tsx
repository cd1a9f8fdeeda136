interface MarkerProps {
  readonly cx: number
  readonly cy: number
  readonly shape: 'ring' | 'dot'
}

/** Told apart by shape first: a ring is open, a dot is full. */
export function Marker({ cx, cy, shape }: MarkerProps) {
  return shape === 'ring' ? (
    <circle
      cx={cx}
      cy={cy}
      fill="var(--color-paper)"
      r={4.5}
      stroke="var(--color-ink)"
      strokeWidth={1.75}
    />
  ) : (
    <circle cx={cx} cy={cy} fill="var(--color-signal)" r={5} />
  )
}
