/** Rounds are interleaved, so that a busy neighbour slows every contender alike. */
export interface Contender {
  readonly name: string
  /** Does the work once; the result depends on all of it, or it could be optimised away. */
  run(): number | Promise<number>
}

/** The best of `rounds` for each contender, in milliseconds. */
export async function bestOf(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>()
  const results = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const start = process.hrtime.bigint()
      const result = await run()
      const tookMs = Number(process.hrtime.bigint() - start) / 1e6
      if (result !== (results.get(name) ?? result)) throw new Error(`${name}: another result`)
      results.set(name, result)
      best.set(name, Math.min(best.get(name) ?? Infinity, tookMs))
    }
  }
  return best
}
