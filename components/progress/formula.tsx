interface FormulaProps {
  readonly lines: readonly string[]
}

/** No number without its derivation, for whoever asks. */
export function Formula({ lines }: FormulaProps) {
  return (
    <details className="text-small text-muted open:w-full">
      <summary className="min-h-11 cursor-pointer py-2.5 hover:text-ink">
        How this is computed
      </summary>
      <div className="max-w-[68ch] space-y-2 pb-2">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </details>
  )
}
