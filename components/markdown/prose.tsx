interface FinishedHtml {
  /** From lib/content/markdown at build: our own files, raw HTML already dropped. */
  readonly html: string
}

/** The one place where HTML made at build enters the page: as blocks, or as a phrase in a line. */
export function Prose({ html, className = '' }: FinishedHtml & { readonly className?: string }) {
  return <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}

export function Phrase({ html }: FinishedHtml) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}
