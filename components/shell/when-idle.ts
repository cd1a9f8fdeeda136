/** Runs once the page has nothing better to do. Returns how to call it off. */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const idle = requestIdleCallback(run, { timeout: 10_000 })
    return () => cancelIdleCallback(idle)
  }
  // Safari
  const pause = setTimeout(run, 2_000)
  return () => clearTimeout(pause)
}
