/** A text for an address: deflated, in base64url. */
export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  return toBase64Url(await through(bytes, new CompressionStream('deflate-raw')))
}

/** Never more than this, however small the link: a page must not unpack a bomb. */
const UNPACKED_MOST = 200_000

/** The text again, or undefined for whatever `pack` did not write. */
export async function unpack(base64: string): Promise<string | undefined> {
  try {
    const bytes = fromBase64Url(base64)
    const unpacked = await through(bytes, new DecompressionStream('deflate-raw'), UNPACKED_MOST)
    return new TextDecoder().decode(unpacked)
  } catch {
    return undefined
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  most = Infinity,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    size += part.value.length
    if (size > most) throw new Error('too large')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
