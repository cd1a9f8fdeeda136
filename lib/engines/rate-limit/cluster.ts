/**
 * One limit kept by several nodes. Each mode is a bargain between exactness and calls to a shared
 * store; windows are aligned to the epoch and forget everything.
 */
import * as z from 'zod/mini'

import { whole } from '../bounds'
import { central, lease, local, localSync, type ClusterMode } from './cluster-modes'
import { COUNT_MOST, SPAN_MS_MOST } from './policy-bounds'

/** Books are copied with every charge and hold a number for each node. */
const NODES_MOST = 1_000

const shared = {
  nodes: whole(1, NODES_MOST),
  limit: whole(1, COUNT_MOST),
  windowMs: whole(1, SPAN_MS_MOST),
}
/** What becomes of a request that needs the store while it is down. */
const onOutage = z._default(z.enum(['closed', 'open']), 'closed')

export const clusterSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('central'), ...shared, onOutage }),
  z.strictObject({ mode: z.literal('local'), ...shared }),
  z.strictObject({ mode: z.literal('local-split'), ...shared }),
  z.strictObject({ mode: z.literal('local-sync'), ...shared, syncMs: whole(1, SPAN_MS_MOST) }),
  z.strictObject({
    mode: z.literal('lease'),
    ...shared,
    batch: whole(1, COUNT_MOST),
    onOutage,
  }),
])

export type ClusterPolicy = z.infer<typeof clusterSchema>

export interface Cluster<State = unknown> {
  readonly initial: State
  /** The most that one node may ever admit in a window. */
  readonly most: number
  decide(
    state: State,
    atMs: number,
    node: number,
    cost: number,
    storeUp?: boolean,
  ): ClusterDecision<State>
  /** What this node would admit at once, going by what it knows. */
  remaining(state: State, atMs: number, node: number): number
  /** What an event keeps of the state: the part of one node, and what all of them share. */
  view(state: State, node: number): unknown
}

export interface ClusterDecision<State = unknown> {
  readonly state: State
  readonly allowed: boolean
  /** Calls to the store that this decision caused. */
  readonly storeOps: number
}

export interface ClusterState<Books = unknown> {
  readonly index: number
  /** The cost admitted in this window by all nodes together: what the bound is about. */
  readonly admitted: number
  readonly books: Books
}

export function createCluster(policy: ClusterPolicy): Cluster<ClusterState> {
  return inWindows(modeOf(policy), policy.windowMs)
}

function modeOf(policy: ClusterPolicy): ClusterMode<unknown> {
  const { nodes, limit } = policy
  switch (policy.mode) {
    case 'central':
      return central(limit, policy.onOutage === 'open')
    case 'local':
      return local(nodes, limit)
    case 'local-split':
      return local(nodes, Math.floor(limit / nodes))
    case 'local-sync':
      return localSync(nodes, limit, policy.syncMs)
    case 'lease':
      return lease(policy)
  }
}

function inWindows<Books>(
  mode: ClusterMode<Books>,
  windowMs: number,
): Cluster<ClusterState<Books>> {
  /** The state as it stands at `atMs`, never in a window before its own. */
  const stateAt = (state: ClusterState<Books>, atMs: number) => {
    const index = Math.floor(atMs / windowMs)
    return index <= state.index ? state : { index, admitted: 0, books: mode.renew(state.books) }
  }
  return {
    initial: { index: 0, admitted: 0, books: mode.start },
    most: mode.most,
    decide(before, atMs, node, cost, storeUp = true) {
      const state = stateAt(before, atMs)
      const { books, allowed, storeOps } = mode.judge(state.books, atMs, node, cost, storeUp)
      const admitted = allowed ? state.admitted + cost : state.admitted
      return { state: { index: state.index, admitted, books }, allowed, storeOps }
    },
    remaining(before, atMs, node) {
      return mode.free(stateAt(before, atMs).books, node)
    },
    view: ({ books }, node) => mode.view(books, node),
  }
}
