/**
 * Whether the browser has promised to keep what is stored when space runs out. Without the promise
 * it may go; Safari drops it after seven days without a visit, unless the site was installed.
 */
export type Durability = 'promised' | 'not-promised' | 'unknown'

type Manager = Partial<Pick<StorageManager, 'persisted' | 'persist'>>

const here = (): Manager => globalThis.navigator?.storage ?? {}

export function durability(manager: Manager = here()): Promise<Durability> {
  return answer(manager.persisted?.bind(manager))
}

/** Asks for it. Some browsers ask the learner; most decide by themselves and say no at first. */
export function askForDurability(manager: Manager = here()): Promise<Durability> {
  return answer(manager.persist?.bind(manager))
}

async function answer(ask: (() => Promise<boolean>) | undefined): Promise<Durability> {
  try {
    if (!ask) return 'unknown'
    return (await ask()) ? 'promised' : 'not-promised'
  } catch {
    return 'unknown'
  }
}
