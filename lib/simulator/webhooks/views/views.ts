import { consumer } from './consumer'
import { deadLetters } from './dead-letters'
import { deliveries } from './deliveries'
import type { HookView } from './hook-view'
import { load } from './load'

export const views: readonly HookView[] = [load, deliveries, consumer, deadLetters]
