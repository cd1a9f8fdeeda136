import type { Archive, Backup, Import } from './archive'
import type { Draft } from './drafts'
import { parseEvent } from './event-schema'
import type { LearnerEvent } from './events'
import type { Places } from './learner'
import { createMemoryDrafts } from './memory-drafts'
import { createRewritableLog, type Sources } from './memory-log'
import { newerDrafts, stillStands, type Replaced } from './newer'

/** All that a learner leaves behind, until the tab closes. */
export function createMemoryLearner(sources: Sources): Places {
  const { log, rewrite } = createRewritableLog(sources)
  const drafts = new Map<string, Draft>()
  const { archive, clear } = createMemoryArchive(sources, { read: log.read, rewrite, drafts })
  return {
    log,
    drafts: createMemoryDrafts(sources.now, drafts),
    // Nothing is gained by a copy of what is in memory already.
    snapshots: { read: async () => ({ epoch: 0 }), write: async () => undefined },
    archive: { ...archive, erase: async () => clear() },
  }
}

interface Kept {
  readonly read: () => Promise<readonly LearnerEvent[]>
  readonly rewrite: (events: readonly LearnerEvent[]) => void
  readonly drafts: Map<string, Draft>
}

function createMemoryArchive({ now, newId }: Sources, { read, rewrite, drafts }: Kept) {
  const added = new Map<Import, ReadonlySet<string>>()
  let backup: Backup | undefined

  const archive: Omit<Archive, 'erase'> = {
    rows: async () => (await read()).map((event) => ({ ...event })),
    count: async () => (await read()).length,
    drafts: async () => [...drafts.values()],
    union: async (rows, { drafts: incoming = [], preferences } = {}) => {
      const events = await read()
      const here = new Set(events.map(({ id }) => id))
      const others = rows.flatMap((row) => parseEvent(row) ?? []).filter(({ id }) => !here.has(id))
      const newer = newerDrafts([...drafts.values()], incoming)
      for (const { after } of newer) drafts.set(after.key, after)
      const made = {
        ...{ id: newId(), atMs: now(), added: others.length },
        ...{ drafts: newer, preferences },
      }
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
      for (const replaced of made.drafts) putBack(drafts, replaced)
      rewrite((await read()).filter((event) => !ids.has(event.id)))
    },
    lastBackup: async () => backup,
    noteBackup: async () => void (backup = { atMs: now(), rows: (await read()).length }),
  }
  const clear = () => {
    added.clear()
    drafts.clear()
    backup = undefined
    rewrite([])
  }
  return { archive, clear }
}

function putBack(drafts: Map<string, Draft>, replaced: Replaced<Draft>): void {
  const { before, after } = replaced
  if (!stillStands(replaced, drafts.get(after.key))) return
  if (before) drafts.set(after.key, before)
  else drafts.delete(after.key)
}
