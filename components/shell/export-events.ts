import type { ProgressLog } from '@/lib/progress/log'

/** Every event this release understands, as one JSON file. */
export async function exportEvents(log: Pick<ProgressLog, 'read'>): Promise<void> {
  const file = new Blob(
    [JSON.stringify({ app: 'retry-after', events: await log.read() }, null, 2)],
    { type: 'application/json' },
  )
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = 'retry-after-data.json'
  link.click()
  // In this task the browser has not read it yet.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
