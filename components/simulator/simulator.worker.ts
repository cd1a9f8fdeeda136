import { createHost } from '@/lib/simulator/host'
import { answer, type Call } from '@/lib/simulator/remote'

/** The engines run here, so that no run, however long, keeps the page from answering. */
const host = createHost()

addEventListener('message', ({ data }: MessageEvent<Call>) => postMessage(answer(host, data)))
