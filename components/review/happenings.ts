import { short, wordsOfEvent } from '@/components/shell/event-words'
import { storageProblems } from '@/components/shell/storage-problems'
import type { Standing } from '@/lib/progress/undo'
import type { Happening } from '@/lib/state/sitting-store'

import type { Names } from './names'

/** One sentence on what a key just did, shown and announced. */
export function wordsOf(happening: Happening, names: Names): string {
  switch (happening.kind) {
    case 'undone':
      return `Taken back: ${whatWas(happening.event, names)}.`
    case 'nothing-to-undo':
      return 'There is nothing left to take back.'
    case 'buried':
      return `Buried until tomorrow: “${short(names(happening.itemId).title)}”.`
    case 'suspended':
      return `Suspended until you say otherwise: “${short(names(happening.itemId).title)}”.`
    case 'elsewhere':
      return `Graded in another tab: “${short(names(happening.itemId).title)}”.`
    case 'failed':
      return `Nothing was changed. ${storageProblems[happening.problem]}`
  }
}

const whatWas = (event: Standing, names: Names) => wordsOfEvent(event, (id) => names(id).title)
