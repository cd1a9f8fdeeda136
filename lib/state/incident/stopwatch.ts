export function stopwatch(now: () => number) {
  let startedAtMs = 0
  return {
    /** From what was spent before it was stopped. */
    start: (spentMs = 0) => void (startedAtMs = now() - spentMs),
    spentMs: () => Math.max(0, Math.round(now() - startedAtMs)),
  }
}

export type Stopwatch = ReturnType<typeof stopwatch>
