export function stopwatch(now: () => number) {
  let startedAtMs = 0
  return {
    start: () => void (startedAtMs = now()),
    spentMs: () => Math.max(0, Math.round(now() - startedAtMs)),
  }
}

export type Stopwatch = ReturnType<typeof stopwatch>
