/** Rounds are interleaved, so that a busy neighbour slows every contender alike. */
export interface Contender {
  readonly name: string
  /** Does the work once and returns something that depends on all of it. */
  run(): number | Promise<number>
}

/** The best of `rounds` for each contender, in milliseconds. */
export async function bestOf(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const startMs = performance.now()
      sink += Number(await run())
      const tookMs = performance.now() - startMs
      best.set(name, Math.min(best.get(name) ?? Infinity, tookMs))
    }
  }
  return best
}

/** Keeps results alive. */
let sink = 0
export function checksum(): number {
  return sink
}
