import { href } from '@/lib/format/href'

/** A file of the site for all who ask, fetched with the first. After a failure the next who asks tries again. */
export function fetchOnce<Value>(
  path: string,
  open: (text: string) => Value,
): () => Promise<Value> {
  let opened: Promise<Value> | undefined
  const fetchText = async () => {
    const response = await fetch(href(path))
    if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`)
    return response.text()
  }
  return () => {
    opened ??= fetchText()
      .then(open)
      .catch((cause: unknown) => {
        opened = undefined
        throw cause
      })
    return opened
  }
}
