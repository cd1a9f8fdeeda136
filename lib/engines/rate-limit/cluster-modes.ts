/** How a cluster keeps its books within one window. */
export interface ClusterMode<Books> {
  readonly start: Books
  /** The most that one node may ever admit in a window. */
  readonly most: number
  /** The books of a new window. */
  renew(books: Books): Books
  judge(books: Books, atMs: number, node: number, cost: number, storeUp: boolean): Verdict<Books>
  free(books: Books, node: number): number
  /** What this node goes by: its own part of the books and what all of them know. */
  view(books: Books, node: number): unknown
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
    most: limit,
    renew: () => 0,
    judge(used, _atMs, _node, cost, storeUp) {
      if (!storeUp) return { books: used, allowed: failsOpen, storeOps: 0 }
      const allowed = used + cost <= limit
      return { books: allowed ? used + cost : used, allowed, storeOps: 1 }
    },
    free: (used) => limit - used,
    view: (used) => ({ used }),
  }
}

/** Every node counts alone up to its own share, and knows nothing of the others. */
export function local(nodes: number, share: number): ClusterMode<readonly number[]> {
  const unused = new Array<number>(nodes).fill(0)
  return {
    start: unused,
    most: share,
    renew: () => unused,
    judge(used, _atMs, node, cost) {
      const after = used[node]! + cost
      if (after > share) return { books: used, allowed: cost === 0, storeOps: 0 }
      return { books: used.with(node, after), allowed: true, storeOps: 0 }
    },
    free: (used, node) => share - used[node]!,
    view: (used, node) => ({ used: used[node]! }),
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
    most: limit,
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
    view: ({ tick, total, own }, node) => ({ tick, total, own: own[node]! }),
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
    most: limit,
    renew: () => start,
    judge(books, _atMs, node, cost, storeUp) {
      // Nothing could make this pass; claiming batches for it would strand the whole limit.
      if (cost > limit) return { books, allowed: false, storeOps: 0 }
      const lacking = Math.max(0, cost - books.leases[node]!)
      const isAsking = lacking > 0 && !books.refused[node]!
      if (isAsking && !storeUp) return { books, allowed: onOutage === 'open', storeOps: 0 }
      const { granted, storeOps, isShort } = isAsking ? claim(batch, books.left, lacking) : NO_CLAIM
      const held = books.leases[node]! + granted
      const allowed = held >= cost
      return {
        books: {
          left: books.left - granted,
          leases: books.leases.with(node, allowed ? held - cost : held),
          refused: isShort ? books.refused.with(node, true) : books.refused,
        },
        allowed,
        storeOps,
      }
    },
    free: ({ left, leases, refused }, node) => leases[node]! + (refused[node] ? 0 : left),
    view: ({ left, leases, refused }, node) => ({
      left,
      lease: leases[node]!,
      isRefused: refused[node]!,
    }),
  }
}

const NO_CLAIM = { granted: 0, storeOps: 0, isShort: false }

/** As many batches as it takes, one call each; the first short one is the last. */
function claim(batch: number, left: number, lacking: number): typeof NO_CLAIM {
  const wanted = Math.ceil(lacking / batch)
  const whole = Math.min(wanted, Math.floor(left / batch))
  const isShort = whole < wanted
  return {
    granted: isShort ? left : whole * batch,
    storeOps: isShort ? whole + 1 : whole,
    isShort,
  }
}
