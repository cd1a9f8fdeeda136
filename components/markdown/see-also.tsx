import { Link } from '@/components/ui/link'
import type { Neighbour } from '@/lib/content/neighbours'

interface NeighboursProps {
  readonly neighbours: readonly Neighbour[]
}

/** Where else on this site it goes on. */
export function SeeAlso({ neighbours }: NeighboursProps) {
  if (neighbours.length === 0) return null
  return (
    <nav aria-label="See also" className="mt-8" data-print="hide">
      <h2 className="mb-1.5 text-[1.0625rem]">See also</h2>
      <NeighbourList neighbours={neighbours} />
    </nav>
  )
}

function NeighbourList({ neighbours }: NeighboursProps) {
  return (
    <ul>
      {neighbours.map(({ href, title, kind }) => (
        <li key={href}>
          <Link className="group flex min-h-11 items-baseline gap-3 py-2 leading-snug" href={href}>
            <span className="flex-none text-small text-muted">{kind}</span>
            <span className="text-signal group-hover:underline">{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
