import { storageProblems } from '@/components/shell/storage-problems'
import { grades } from '@/lib/grading/grades'
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

const deeds: Readonly<Record<Standing['kind'], string>> = {
  graded: 'the grade',
  flagged: 'the flag',
  noted: 'the note',
  suspended: 'the suspension',
  buried: 'the burial',
  reset: 'the reset',
  settingsChanged: 'the change of settings',
  predicted: 'the prediction',
  diagnosed: 'the diagnosis',
  designGraded: 'the rubric',
}

function whatWas(event: Standing, names: Names): string {
  const label = event.kind === 'graded' && grades.find(({ grade }) => grade === event.grade)?.label
  const deed = label || deeds[event.kind]
  return 'itemId' in event ? `${deed}, “${short(names(event.itemId).title)}”` : deed
}

const short = (title: string) => (title.length <= 60 ? title : `${title.slice(0, 57).trimEnd()}…`)
