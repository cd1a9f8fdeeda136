interface ProseProps {
  /** From lib/content/markdown at build: our own files, raw HTML already dropped. */
  readonly html: string
  readonly className?: string
}

/** The one place where HTML made at build enters the page. */
export function Prose({ html, className = '' }: ProseProps) {
  return <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}
