import type { TraceEvent } from '../engine'

/** One lane's verdict on one attempt. The lanes' verdicts on one request follow each other. */
export interface RateLimitEvent extends TraceEvent {
  readonly kind: 'allowed' | 'delayed' | 'throttled'
  readonly atMs: number
  readonly lane: number
  /** Counts the requests that came, so that lanes can be compared. */
  readonly request: number
  /** 1 for a request that just came; retries exist only in the lane that refused. */
  readonly attempt: number
  readonly source: number
  readonly key: number
  readonly cost: number
  readonly remaining: number
  /** 0 when admitted; Infinity for a cost that the policy can never hold. */
  readonly retryAfterMs: number
  readonly delayMs: number
  /** Attempts of this key so far in this lane, and how many of them were admitted. */
  readonly keyOffered: number
  readonly keyAdmitted: number
  /** The cost admitted to this key in (atMs − trailingMs, atMs]. */
  readonly trailing: number
  /**
   * What the limiter remembers of this key after the verdict, in a cluster what the judging node
   * goes by; its fields depend on the policy.
   */
  readonly state: unknown
  /** Null in a lane without a cluster. */
  readonly cluster: ClusterCall | null
}

export interface ClusterCall {
  readonly node: number
  readonly storeOps: number
  readonly latencyMs: number
  /** The cost admitted to this key in this window by all nodes. */
  readonly admitted: number
}
