import { amplification } from './amplification'
import type { BreakerView } from './breaker-view'
import { cascade } from './cascade'
import { libraries } from './libraries'
import { window } from './window'

/** The first that a scenario has is open, so those about few scenarios come first. */
export const views: readonly BreakerView[] = [libraries, amplification, cascade, window]
