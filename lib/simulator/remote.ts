import type { Host } from './host'

/** A host behind a door: every answer comes later. */
export type Remote = {
  readonly [Method in keyof Host]: (
    ...args: Parameters<Host[Method]>
  ) => Promise<ReturnType<Host[Method]>>
}

export interface Call {
  readonly id: number
  readonly method: keyof Host
  readonly args: readonly unknown[]
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly says: string }

/** The side of the worker. */
export function answer(host: Host, { id, method, args }: Call): Answer {
  try {
    const run = host[method] as (...given: readonly unknown[]) => unknown
    return { id, ok: true, result: run(...args) }
  } catch (cause) {
    return { id, ok: false, says: cause instanceof Error ? cause.message : String(cause) }
  }
}

interface Door {
  readonly send: (call: Call) => void
}

const METHODS: readonly (keyof Host)[] = [
  'run',
  'fork',
  'unfork',
  'moment',
  'rows',
  'csv',
  'withRequest',
  'act',
  'search',
  'grade',
]

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (cause: Error) => void
}

/** The side of the page: calls out, answers in, matched by number. */
export function createRemote({ send }: Door) {
  const waiting = new Map<number, Waiting>()
  let next = 0
  const call = (method: keyof Host, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const id = next++
      waiting.set(id, { resolve, reject })
      send({ id, method, args })
    })
  const remote = Object.fromEntries(
    METHODS.map((method) => [method, (...args: readonly unknown[]) => call(method, args)]),
  ) as unknown as Remote
  return {
    remote,
    receive: (answered: Answer) => {
      const asked = waiting.get(answered.id)
      waiting.delete(answered.id)
      if (answered.ok) asked?.resolve(answered.result)
      else asked?.reject(new Error(answered.says))
    },
    /** Whoever still waits is told. */
    drop: (says: string) => {
      for (const { reject } of waiting.values()) reject(new Error(says))
      waiting.clear()
    },
  }
}
