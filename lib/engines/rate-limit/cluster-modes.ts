/** How a cluster keeps its books within one window. */
export interface ClusterMode<Books> {
  readonly start: Books
  /** The books of a new window. */
  renew(books: Books): Books
  judge(books: Books, atMs: number, node: number, cost: number, storeUp: boolean): Verdict<Books>
  free(books: Books, node: number): number
}

interface Verdict<Books> {
  readonly books: Books
  readonly allowed: boolean
  readonly storeOps: number
}

/** One shared counter: exact, at one call per request, also for rejects. */
export function central(limit: number, failsOpen: boolean): ClusterMode<number> {
  return {
    start: 0,
    renew: () => 0,
    judge(used, _atMs, _node, cost, storeUp) {
      if (!storeUp) return { books: used, allowed: failsOpen, storeOps: 0 }
      const allowed = used + cost <= limit
      return { books: allowed ? used + cost : used, allowed, storeOps: 1 }
    },
    free: (used) => limit - used,
  }
}

/** Every node counts alone up to its own share, and knows nothing of the others. */
export function local(nodes: number, share: number): ClusterMode<readonly number[]> {
  const unused = new Array<number>(nodes).fill(0)
  return {
    start: unused,
    renew: () => unused,
    judge(used, _atMs, node, cost) {
      const after = used[node]! + cost
      if (after > share) return { books: used, allowed: cost === 0, storeOps: 0 }
      return { books: used.with(node, after), allowed: true, storeOps: 0 }
    },
    free: (used, node) => share - used[node]!,
  }
}

interface Synced {
  /** The last multiple of the sync interval at which the nodes merged. */
  readonly tick: number
  readonly total: number
  readonly own: readonly number[]
}

/**
 * Each node knows the total of the last merge and its own count since. A tick without a request
 * after it has nobody to tell, so its calls are charged to no decision.
 */
export function localSync(nodes: number, limit: number, syncMs: number): ClusterMode<Synced> {
  const nothing = new Array<number>(nodes).fill(0)
  const merge = (books: Synced, tick: number): Synced => ({
    tick,
    total: books.own.reduce((sum, own) => sum + own, books.total),
    own: nothing,
  })
  return {
    start: { tick: 0, total: 0, own: nothing },
    renew: ({ tick }) => ({ tick, total: 0, own: nothing }),
    judge(before, atMs, node, cost, storeUp) {
      const tick = Math.floor(atMs / syncMs)
      const isDue = storeUp && tick > before.tick
      const books = isDue ? merge(before, tick) : before
      const storeOps = isDue ? nodes : 0
      const own = books.own[node]! + cost
      if (books.total + own > limit) return { books, allowed: cost === 0, storeOps }
      return { books: { ...books, own: books.own.with(node, own) }, allowed: true, storeOps }
    },
    free: ({ total, own }, node) => Math.max(0, limit - total - own[node]!),
  }
}

interface Leases {
  /** What the store has not handed out. */
  readonly left: number
  readonly leases: readonly number[]
  /** Nodes that got less than a batch: they do not ask again in this window. */
  readonly refused: readonly boolean[]
}

interface LeasePolicy {
  readonly nodes: number
  readonly limit: number
  readonly batch: number
  readonly onOutage: 'open' | 'closed'
}

/** A node that runs dry claims a batch in advance: never too much, but unused leases are lost. */
export function lease({ nodes, limit, batch, onOutage }: LeasePolicy): ClusterMode<Leases> {
  const start: Leases = {
    left: limit,
    leases: new Array<number>(nodes).fill(0),
    refused: new Array<boolean>(nodes).fill(false),
  }
  return {
    start,
    renew: () => start,
    judge(books, _atMs, node, cost, storeUp) {
      // Nothing could make this pass; claiming batches for it would strand the whole limit.
      if (cost > limit) return { books, allowed: false, storeOps: 0 }
      let { left } = books
      let held = books.leases[node]!
      let isRefused = books.refused[node]!
      let storeOps = 0
      while (held < cost && !isRefused) {
        if (!storeUp) return { books, allowed: onOutage === 'open', storeOps }
        const grant = Math.min(batch, left)
        left -= grant
        held += grant
        isRefused = grant < batch
        storeOps += 1
      }
      const allowed = held >= cost
      return {
        books: {
          left,
          leases: books.leases.with(node, allowed ? held - cost : held),
          refused: books.refused.with(node, isRefused),
        },
        allowed,
        storeOps,
      }
    },
    free: ({ left, leases, refused }, node) => leases[node]! + (refused[node] ? 0 : left),
  }
}
