import type { Archive, Backup, Import } from './archive'
import { parseEvent } from './event-schema'
import type { LearnerEvent } from './events'
import type { Places } from './learner'
import { createMemoryDrafts } from './memory-drafts'
import { createRewritableLog, type Sources } from './memory-log'

/** All that a learner leaves behind, until the tab closes. */
export function createMemoryLearner(sources: Sources): Places {
  const { log, rewrite } = createRewritableLog(sources)
  const { archive, clear } = createMemoryArchive(sources, { read: log.read, rewrite })
  return {
    log,
    drafts: createMemoryDrafts(),
    // Nothing is gained by a copy of what is in memory already.
    snapshots: { read: async () => ({ epoch: 0 }), write: async () => undefined },
    archive: { ...archive, erase: async () => clear() },
  }
}

interface Events {
  readonly read: () => Promise<readonly LearnerEvent[]>
  readonly rewrite: (events: readonly LearnerEvent[]) => void
}

function createMemoryArchive({ now, newId }: Sources, { read, rewrite }: Events) {
  const added = new Map<Import, ReadonlySet<string>>()
  let backup: Backup | undefined

  const archive: Omit<Archive, 'erase'> = {
    rows: async () => (await read()).map((event) => ({ ...event })),
    count: async () => (await read()).length,
    union: async (rows) => {
      const events = await read()
      const here = new Set(events.map(({ id }) => id))
      const others = rows.flatMap((row) => parseEvent(row) ?? []).filter(({ id }) => !here.has(id))
      const made = { id: newId(), atMs: now(), added: others.length }
      added.set(made, new Set(others.map(({ id }) => id)))
      rewrite([...events, ...others])
      return made
    },
    imports: async () => [...added.keys()],
    takeBack: async (id) => {
      const made = [...added.keys()].find((one) => one.id === id)
      const ids = made && added.get(made)
      if (!made || !ids) return
      added.delete(made)
      rewrite((await read()).filter((event) => !ids.has(event.id)))
    },
    lastBackup: async () => backup,
    noteBackup: async () => void (backup = { atMs: now(), rows: (await read()).length }),
  }
  const clear = () => {
    added.clear()
    backup = undefined
    rewrite([])
  }
  return { archive, clear }
}
