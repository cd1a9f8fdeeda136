import type { ItemId } from '@/lib/content/item-id'
import { grades } from '@/lib/grading/grades'
import type { Standing } from '@/lib/progress/undo'

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

/** What somebody did, as the object of a sentence. */
export function wordsOfEvent(event: Standing, titleOf: (id: ItemId) => string | undefined): string {
  const label = event.kind === 'graded' && grades.find(({ grade }) => grade === event.grade)?.label
  const deed = label || deeds[event.kind]
  const title = 'itemId' in event ? titleOf(event.itemId) : undefined
  return title ? `${deed}, “${short(title)}”` : deed
}

export const short = (title: string) =>
  title.length <= 60 ? title : `${title.slice(0, 57).trimEnd()}…`
