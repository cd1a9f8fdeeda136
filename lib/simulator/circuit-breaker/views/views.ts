import type { BreakerView } from './breaker-view'
import { cascade } from './cascade'

/** The first that a scenario has is open. */
export const views: readonly BreakerView[] = [cascade]
