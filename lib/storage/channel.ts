import { parseEvent } from '@/lib/progress/event-schema'
import type { LearnerEvent } from '@/lib/progress/events'
import { createListeners } from '@/lib/progress/listeners'

import type { LearnerDatabase } from './database'

/** Tells this tab and the others what has been stored. */
export interface Channel {
  tellAppended(event: LearnerEvent): void
  tellRewritten(): void
  onAppended(listener: (event: LearnerEvent) => void): () => void
  onRewritten(listener: () => void): () => void
}

const REWRITTEN = 'rewritten'

export function channelOf(db: LearnerDatabase): Channel {
  const appended = createListeners<LearnerEvent>()
  const rewritten = createListeners<undefined>()
  // Dexie's live queries would hand over the whole log again; other tabs need the one event.
  const otherTabs = new BroadcastChannel(`${db.name}-events`)
  otherTabs.onmessage = ({ data }) => {
    const event = parseEvent(data)
    if (event) appended.tell(event)
    if (data === REWRITTEN) rewritten.tell(undefined)
  }
  return {
    tellAppended: (event) => {
      appended.tell(event)
      otherTabs.postMessage(event)
    },
    tellRewritten: () => {
      rewritten.tell(undefined)
      otherTabs.postMessage(REWRITTEN)
    },
    onAppended: appended.subscribe,
    onRewritten: rewritten.subscribe,
  }
}
