import { createRemote, type Answer, type Remote } from '@/lib/simulator/remote'

export interface EngineRoom {
  readonly engine: Remote
  /** Ends what runs, and starts again with nothing. */
  readonly restart: () => void
  readonly close: () => void
}

/** One worker for one page. Turbopack bundles workers made this way, and only this way. */
export function openEngineRoom(): EngineRoom {
  let worker: Worker | undefined
  const { remote, receive, drop } = createRemote({
    send: (call) => {
      worker ??= start()
      worker.postMessage(call)
    },
  })
  const start = () => {
    const started = new Worker(new URL('./simulator.worker.ts', import.meta.url), {
      type: 'module',
    })
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => receive(data))
    started.addEventListener('error', () => {
      if (worker === started) end('The simulator could not be started: reload the page.')
    })
    return started
  }
  const end = (says: string) => {
    worker?.terminate()
    worker = undefined
    drop(says)
  }
  return {
    engine: remote,
    restart: () => end('The run was stopped.'),
    close: () => end('The page was left.'),
  }
}
