'use client'

import { LearnerGate } from '@/components/shell/learner-gate'
import { later, useLater } from '@/components/shell/later'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import { count } from '@/lib/format/count'
import type { LearnerState } from '@/lib/progress/fold'
import type { Learner } from '@/lib/progress/learner'

import { AnkiExport } from './anki-export'
import { BackupStatus } from './backup-status'
import { DeleteEverything } from './delete-everything'
import { DurabilityStatus } from './durability-status'
import { useArchiveFacts } from './use-archive-facts'

// It checks files by a schema.
const importing = later(async () => (await import('./importing')).Importing)

export function DataStatus() {
  return (
    <LearnerGate>
      {(progress, learner) => <YourData learner={learner} progress={progress} />}
    </LearnerGate>
  )
}

interface YourDataProps {
  readonly progress: LearnerState
  readonly learner: Learner
}

function YourData({ progress, learner }: YourDataProps) {
  const { archive } = learner
  const { facts, readAgain } = useArchiveFacts(archive, progress)
  const { Part: Importing } = useLater(importing)
  return (
    <div className="max-w-[68ch]">
      <p>
        <Kept learner={learner} /> {count(progress.items.size, 'answered question')}.
      </p>
      {learner.kept && <DurabilityStatus />}
      <h3 className="mt-7 mb-2 font-semibold">Backup</h3>
      <BackupStatus facts={facts} onExported={readAgain} />
      <h3 className="mt-7 mb-2 font-semibold">Import</h3>
      {Importing && <Importing archive={archive} imports={facts?.imports ?? []} />}
      <h3 className="mt-7 mb-2 font-semibold">Anki</h3>
      <AnkiExport />
      <h3 className="mt-7 mb-2 font-semibold">Delete</h3>
      <DeleteEverything archive={archive} rows={facts?.rows ?? 0} />
    </div>
  )
}

function Kept({ learner }: { readonly learner: Learner }) {
  return learner.kept ? (
    <>
      <Mark shape="dot" /> Kept in this browser:
    </>
  ) : (
    <>
      <Mark shape="cross" /> Nothing will be kept after this tab closes.{' '}
      {storageProblems[learner.problem]} In this tab so far:
    </>
  )
}
