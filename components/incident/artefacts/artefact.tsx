import type { Artefact as Shown } from '@/lib/incident/artefact'

import { Bars } from './bars'
import { Diff, Terminal } from './lines-of-text'
import { Log } from './log'
import { Panel } from './panel'
import { Plan } from './plan'
import { PrintedTable } from './printed-table'
import { Trace } from './trace'

/** What a look shows, drawn as what it is. */
export function Artefact({ artefact }: { readonly artefact: Shown }) {
  return (
    <figure className="min-w-0">
      {artefact.title && (
        <figcaption className="mb-2 text-small text-muted">{artefact.title}</figcaption>
      )}
      {drawn(artefact)}
    </figure>
  )
}

function drawn(artefact: Shown) {
  const title = artefact.title || artefact.kind
  switch (artefact.kind) {
    case 'log':
      return <Log text={artefact.text} title={title} />
    case 'terminal':
      return <Terminal text={artefact.text} title={title} />
    case 'diff':
      return <Diff text={artefact.text} title={title} />
    case 'plan':
      return <Plan text={artefact.text} title={title} />
    case 'table':
      return <PrintedTable columns={artefact.columns} rows={artefact.rows} label={title} />
    case 'trace':
      return <Trace spans={artefact.spans} title={title} />
    case 'bars':
      return <Bars panel={artefact} title={title} />
    case 'lines':
      return <Panel panel={artefact} title={title} />
  }
}
