import { problemOf } from '@/lib/progress/storage-problem'

import { wordsOfEvent } from './event-words'
import { notify } from './notices'
import { storageProblems } from './storage-problems'
import { loadDeck, openHistory } from './stores'

/** Takes back what the learner did last, wherever that was, and says what it was. */
export const undoLast = () =>
  told(async () => {
    const event = await (await openHistory()).undo()
    if (!event) return notify({ text: 'There is nothing left to take back.' })
    // The title is a courtesy: without a network the sentence goes without.
    const deck = await loadDeck().catch(() => [])
    const titleOf = (id: string) => deck.find((entry) => entry.id === id)?.prompt
    notify({
      text: `Taken back: ${wordsOfEvent(event, titleOf)}.`,
      action: { label: 'Redo', run: () => void redoLast() },
    })
  })

const redoLast = () =>
  told(async () => {
    const event = await (await openHistory()).redo()
    notify({ text: event ? 'It counts again.' : 'Something new has happened since.' })
  })

async function told(work: () => Promise<void>) {
  try {
    await work()
  } catch (cause) {
    notify({ text: `Nothing was changed. ${storageProblems[problemOf(cause)]}` })
  }
}
