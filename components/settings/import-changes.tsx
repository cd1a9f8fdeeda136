'use client'

import { useDeck } from '@/components/shell/use-deck'
import { count } from '@/lib/format/count'
import type { ImportPreview } from '@/lib/exchange/preview-import'

import { draftNames, preferencesWords } from './import-words'

interface ImportChangesProps {
  readonly preview: Extract<ImportPreview, { readonly ok: true }>
}

/** Line by line, what an import changes. */
export function ImportChanges({ preview }: ImportChangesProps) {
  const { added, alreadyHere, unknown, newItems, changedItems, changedMarks } = preview
  const prompts = new Map(useDeck().deck?.map(({ id, prompt }) => [id as string, prompt]))
  const titles = (ids: readonly string[]) => ids.map((id) => prompts.get(id) ?? id)
  const preferences = preferencesWords(preview.changedPreferences)
  return (
    <ul className="mt-3 list-disc space-y-1.5 pl-5">
      <li>
        {count(added.length, 'entry', 'entries')} to add; {alreadyHere} here already.
      </li>
      <Named
        says={`${count(newItems.length, 'item')} you have not answered here`}
        titles={titles(newItems)}
      />
      <Named
        says={`${count(changedItems.length, 'item')} answered here with more history`}
        titles={titles(changedItems)}
      />
      <Named
        says={`${count(changedMarks.length, 'item')} with another note or flag`}
        titles={titles(changedMarks)}
      />
      {preview.changesSettings && <li>The settings of review become those of the file.</li>}
      <ChangedDrafts preview={preview} titles={titles} />
      {preferences !== '' && (
        <li>Appearance and keys become those of the file, chosen last: {preferences}.</li>
      )}
      {unknown > 0 && (
        <li>
          {count(unknown, 'entry', 'entries')} of a newer version of the site: kept, without effect
          until this one is up to date.
        </li>
      )}
    </ul>
  )
}

interface ChangedDraftsProps extends ImportChangesProps {
  readonly titles: (keys: readonly string[]) => readonly string[]
}

/** Of two drafts the one edited last counts. */
function ChangedDrafts({ preview: { changedDrafts }, titles }: ChangedDraftsProps) {
  const fresh = changedDrafts.filter(({ before }) => !before?.text)
  const gone = changedDrafts.filter(({ after }) => after.text === '')
  const edited = changedDrafts.filter((one) => !fresh.includes(one) && !gone.includes(one))
  const rows = [
    { names: draftNames(fresh), says: 'not here yet' },
    { names: draftNames(edited), says: 'edited later in the file, whose text stays' },
    { names: draftNames(gone), says: 'done with later in the file: gone here too' },
  ]
  return rows.map(({ names, says }) => (
    <Named key={says} says={`${count(names.length, 'draft')} ${says}`} titles={titles(names)} />
  ))
}

const SHOWN = 20

function Named({ says, titles }: { readonly says: string; readonly titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <li>
      <details>
        <summary className="cursor-pointer py-1">{says}</summary>
        <ul className="mt-1 mb-2 space-y-1 text-small text-muted">
          {titles.slice(0, SHOWN).map((title) => (
            <li key={title} className="wrap-anywhere">
              {title}
            </li>
          ))}
          {titles.length > SHOWN && <li>and {titles.length - SHOWN} more</li>}
        </ul>
      </details>
    </li>
  )
}
