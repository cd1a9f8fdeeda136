import type { ReactNode } from 'react'

import { Link } from './link'

interface TitleListProps {
  readonly rows: readonly {
    readonly href: string
    readonly title: string
    readonly note: ReactNode
  }[]
}

/** A shelf: one line each, and what it is about in small. */
export function TitleList({ rows }: TitleListProps) {
  return (
    <ul className="hairlines border-y border-line">
      {rows.map(({ href, title, note }) => (
        <li key={href}>
          <Link className="group block py-3.5" href={href}>
            <span className="block leading-snug group-hover:underline">{title}</span>
            <span className="mt-1 block text-small text-muted">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
