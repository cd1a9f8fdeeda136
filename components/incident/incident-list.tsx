import type { Incident } from '@/lib/content/shelves/incident'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

import { IncidentRows } from './incident-rows'

/** All incidents, with what an investigation takes. */
export function IncidentList({ incidents }: { readonly incidents: readonly Incident[] }) {
  return (
    <IncidentRows
      rows={incidents.map(({ id, title, topic, level, causes, evidence }) => ({
        id,
        title,
        level,
        note: `${topicTitle(topic)} · ${count(causes.length, 'cause')}, ${count(evidence.length, 'look')}`,
      }))}
    />
  )
}
