import { amplification } from './amplification'
import type { BreakerView } from './breaker-view'
import { cascade } from './cascade'
import { window } from './window'

/** The first that a scenario has is open, so those about few scenarios come first. */
export const views: readonly BreakerView[] = [amplification, cascade, window]
