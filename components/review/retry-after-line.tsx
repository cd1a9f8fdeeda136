/** The header that gave the product its name. */
export function RetryAfterLine({ wait }: { readonly wait: string }) {
  return (
    <span className="font-mono text-[0.92em] whitespace-nowrap">
      <span className="text-muted">Retry-After:</span> <strong>{wait}</strong>
    </span>
  )
}
