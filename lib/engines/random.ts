const UINT32 = 4_294_967_296
const WARM_UP_DRAWS = 20

/**
 * A seeded source of numbers in [0, 1), so that a shared link replays the same run. Every actor
 * takes its own stream of the same seed: adding one does not shift what the others draw.
 *
 * sfc32 (Chris Doty-Humphrey, PractRand): seed and stream are different words of its 128 bits, so
 * two streams never run along the same short cycle. Ample for traffic, unfit for secrets.
 */
export function createRandom(seed: number, stream = 0): () => number {
  let a = seed | 0
  let b = (seed / UINT32) | 0
  let c = stream | 0
  let counter = 1

  const draw = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / UINT32
  }
  // Neighbouring seeds differ by one bit until it has been carried into every word.
  for (let n = 0; n < WARM_UP_DRAWS; n += 1) draw()
  return draw
}
