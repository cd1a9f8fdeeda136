interface HeaderLineProps {
  readonly name: string
  readonly value: string
}

/** The product's signature: a fact about the schedule, set as a line of HTTP. */
export function HeaderLine({ name, value }: HeaderLineProps) {
  return (
    <p className="font-mono text-small text-muted">
      {name}: <strong className="font-semibold text-ink">{value}</strong>
    </p>
  )
}
