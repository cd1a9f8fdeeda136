import { cluster } from './cluster'
import { keys } from './keys'
import { memory } from './memory'
import { nodes } from './nodes'
import type { RateView } from './rate-view'
import { tiers } from './tiers'

/** What tells most about a scenario comes first. */
export const views: readonly RateView[] = [cluster, nodes, tiers, keys, memory]
