import type { ReactNode } from 'react'

interface PageProps {
  readonly title: string
  /** One or two sentences under the title. */
  readonly lead?: ReactNode
  /** A line of context above the title: topic, kind, level. */
  readonly crumb?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The frame of every page: one column to read in, or the wide one for instruments. */
export function Page({ title, lead, crumb, wide = false, children }: PageProps) {
  return (
    <div
      className={`mx-auto w-full px-4.5 py-8 sm:px-7 sm:py-11 ${wide ? 'max-w-page' : 'max-w-column'}`}
    >
      {crumb && <div className="mb-3 text-small text-muted">{crumb}</div>}
      <h1 className="text-title sm:text-display">{title}</h1>
      {lead && <div className="mt-3 max-w-[68ch] text-muted">{lead}</div>}
      <div className="mt-8">{children}</div>
    </div>
  )
}
