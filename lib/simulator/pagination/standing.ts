import type { PaginationEvent } from '@/lib/engines/pagination/event'

/** What a reader of a feed has come to; a table has none. */
export const standingOf = (event: PaginationEvent) =>
  event.kind === 'write' ? event.standing : event.feed?.standing
