import { createStore } from 'zustand/vanilla'

import { LARGEST_FILE, parseBackup } from '@/lib/exchange/parse-backup'
import { previewImport, type ImportPreview } from '@/lib/exchange/preview-import'
import type { Refusal } from '@/lib/exchange/refusal'
import type { Archive, Belongings, Import } from '@/lib/progress/archive'
import { newerPreferences } from '@/lib/progress/newer'
import { packPreferences, parseKeptPreferences } from '@/lib/progress/preferences'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'
import type { TextSlot } from '@/lib/progress/text-slot'

/** Of a `File`, what an import needs. */
export interface PickedFile {
  readonly name: string
  readonly size: number
  text(): Promise<string>
}

type Preview = Extract<ImportPreview, { readonly ok: true }>

/** From a file to a merged history; nothing is written before the learner said yes. */
export type ImportView =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly name: string }
  | ({ readonly phase: 'refused'; readonly name: string } & Refusal)
  | {
      readonly phase: 'preview' | 'merging'
      readonly name: string
      /** ISO; empty in a file of the first release. */
      readonly exportedAt: string
      readonly incoming: Belongings
      readonly preview: Preview
    }
  | { readonly phase: 'merged' | 'taken-back'; readonly made: Import }
  /** Storage refused; all of it or none is in, and so none is. */
  | { readonly phase: 'failed'; readonly problem: StorageProblem }

interface ImportState {
  readonly view: ImportView
  /** Of several files only the last counts. */
  readonly read: (file: PickedFile, options?: Reading) => Promise<void>
  /** The same file again, though it comes from the future. */
  readonly readAnyway: () => Promise<void>
  readonly merge: () => Promise<void>
  readonly takeBack: (made: Import) => Promise<void>
  readonly cancel: () => void
}

interface Reading {
  readonly allowFuture?: boolean
}

interface Ports {
  readonly archive: Pick<Archive, 'rows' | 'drafts' | 'union' | 'takeBack'>
  readonly preferences: Pick<TextSlot, 'read' | 'write'>
  readonly now: () => number
}

export function createImportStore({ archive, preferences, now }: Ports) {
  return createStore<ImportState>()((set, get) => {
    let reading = 0
    let last: PickedFile | undefined
    const show = (view: ImportView) => set({ view })
    const fail = (cause: unknown) => show({ phase: 'failed', problem: problemOf(cause) })

    const read: ImportState['read'] = async (file, options = {}) => {
      const mine = (reading += 1)
      last = file
      show({ phase: 'reading', name: file.name })
      const view = await examine(file, { archive, preferences, nowMs: now(), ...options }).catch(
        (cause: unknown): ImportView => ({ phase: 'failed', problem: problemOf(cause) }),
      )
      if (mine === reading) show(view)
    }
    return {
      view: { phase: 'idle' },
      read,
      readAnyway: async () => {
        if (last) await read(last, { allowFuture: true })
      },
      merge: async () => {
        const { view } = get()
        if (view.phase !== 'preview') return
        show({ ...view, phase: 'merging' })
        const { incoming, preview } = view
        const newer = newerPreferences(
          parseKeptPreferences(preferences.read()),
          incoming.preferences,
        )
        await archive
          .union(preview.added, { drafts: incoming.drafts, preferences: newer })
          .then((made) => {
            if (newer) preferences.write(packPreferences(newer.after))
            show({ phase: 'merged', made })
          })
          .catch(fail)
      },
      takeBack: async (made) => {
        await archive
          .takeBack(made.id)
          .then(() => {
            putBack(made, preferences)
            show({ phase: 'taken-back', made })
          })
          .catch(fail)
      },
      cancel: () => {
        reading += 1
        last = undefined
        show({ phase: 'idle' })
      },
    }
  })
}

/** Unless something else was chosen since. */
function putBack({ preferences: replaced }: Import, slot: Ports['preferences']): void {
  if (!replaced || slot.read() !== packPreferences(replaced.after)) return
  slot.write(replaced.before ? packPreferences(replaced.before) : '')
}

interface Examining extends Reading, Pick<Ports, 'archive' | 'preferences'> {
  readonly nowMs: number
}

async function examine(
  file: PickedFile,
  { archive, preferences, ...how }: Examining,
): Promise<ImportView> {
  const { name } = file
  const refused = (refusal: Refusal): ImportView => ({ ...refusal, phase: 'refused', name })
  if (file.size > LARGEST_FILE) {
    return refused({ path: 'the file', reason: `is larger than ${LARGEST_FILE / 1e6} MB` })
  }
  const text = await file.text().catch(() => undefined)
  if (text === undefined) return refused({ path: 'the file', reason: 'could not be read' })
  const parsed = parseBackup(text, how)
  if (!parsed.ok) return refused(parsed)
  const [rows, drafts] = await Promise.all([archive.rows(), archive.drafts()])
  const here = { rows, drafts, preferences: parseKeptPreferences(preferences.read()) }
  const preview = previewImport(here, parsed)
  if (!preview.ok) return refused(preview)
  return { phase: 'preview', name, exportedAt: parsed.exportedAt, incoming: parsed, preview }
}
