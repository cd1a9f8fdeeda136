interface SourcesProps {
  readonly sources: readonly {
    readonly label: string
    readonly url: string
    readonly section: string
  }[]
  readonly checked: string
}

/** What a claim rests on, down to the section somebody opened, and when. */
export function Sources({ sources, checked }: SourcesProps) {
  if (sources.length === 0) return null
  return (
    <div className="mt-6 text-small text-muted">
      <p className="font-medium">Sources, checked {checked}</p>
      <ul className="mt-1">
        {sources.map(({ label, url, section }) => (
          <li key={`${url} ${section}`} className="py-0.5">
            <a
              className="text-signal underline decoration-signal/40 underline-offset-3 hover:decoration-signal"
              href={url}
              rel="noopener"
            >
              {label}
            </a>
            , {section}
          </li>
        ))}
      </ul>
    </div>
  )
}
