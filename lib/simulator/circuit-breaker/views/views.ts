import type { BreakerView } from './breaker-view'
import { cascade } from './cascade'
import { window } from './window'

/** The first that a scenario has is open. */
export const views: readonly BreakerView[] = [cascade, window]
