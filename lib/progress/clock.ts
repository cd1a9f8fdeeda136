/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall time while it moves forward, and a
 * counter while it does not. Events keep their order when a device's clock is set back.
 */
export interface Clock {
  readonly ms: number
  readonly counter: number
  readonly device: string
}

/** The time of the next event on `device`: later than `previous`, whatever the wall clock says. */
export function tick(previous: Clock | undefined, nowMs: number, device: string): Clock {
  const ms = Math.floor(nowMs)
  if (previous === undefined || ms > previous.ms) return { ms, counter: 0, device }
  return { ms: previous.ms, counter: previous.counter + 1, device }
}

/** A total order that every device agrees on, hence no locale. */
export function compareClocks(a: Clock, b: Clock): number {
  if (a.ms !== b.ms) return a.ms - b.ms
  if (a.counter !== b.counter) return a.counter - b.counter
  return a.device < b.device ? -1 : Number(a.device > b.device)
}
