import type { ReactNode } from 'react'

import { Mark } from '@/components/ui/mark'
import type { Incident } from '@/lib/content/shelves/incident'

interface CausesProps {
  readonly causes: Incident['causes']
  readonly planted: string
}

/** Each cause that was possible: what to do first, what to do about it, what to say. */
export function Causes({ causes, planted }: CausesProps) {
  return (
    <ul className="hairlines border-y border-line">
      {causes.map(({ key, cause, prior, mitigation, fix, prevention, say }) => (
        <li key={key} className="py-4">
          <p className="font-medium">
            <Mark shape={key === planted ? 'dot' : 'ring'} /> {cause}{' '}
            <span className="font-normal text-muted">
              {key === planted ? 'the cause here' : `${Math.round(prior * 100)} % beforehand`}
            </span>
          </p>
          <dl className="mt-2 grid gap-x-6 gap-y-1.5 text-[0.9375rem] sm:grid-cols-[7rem_1fr]">
            <Row name="First">{mitigation}</Row>
            <Row name="Then">{fix.join(' ')}</Row>
            <Row name="For good">{prevention.join(' ')}</Row>
            <Row name="Say">“{say}”</Row>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
