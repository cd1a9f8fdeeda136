/**
 * The pending tasks of a discrete-event run: a binary heap ordered by (time, sequence). Tasks of
 * the same millisecond come out in the order they were scheduled, never by luck.
 */
export interface Agenda<Task> {
  /** How many tasks are pending. */
  size(): number
  /** When the next task is due; Infinity when none is. */
  nextAtMs(): number
  schedule(atMs: number, task: Task): void
  /** Removes the next task and returns it; undefined when none is left. */
  take(): Task | undefined
}

interface Entry<Task> {
  readonly atMs: number
  readonly sequence: number
  readonly task: Task
}

export function createAgenda<Task>(): Agenda<Task> {
  const heap: Entry<Task>[] = []
  let scheduled = 0
  return {
    size: () => heap.length,
    nextAtMs: () => (heap.length > 0 ? heap[0]!.atMs : Infinity),
    schedule: (atMs, task) => rise(heap, { atMs, sequence: scheduled++, task }),
    take: () => {
      if (heap.length === 0) return undefined
      const first = heap[0]!
      const last = heap.pop()!
      if (heap.length > 0) sink(heap, last)
      return first.task
    },
  }
}

/** Performs every task due by `untilMs`; each may schedule more. */
export function runAgenda<Task>(
  agenda: Agenda<Task>,
  untilMs: number,
  perform: (task: Task, atMs: number) => void,
): void {
  for (let atMs = agenda.nextAtMs(); atMs <= untilMs; atMs = agenda.nextAtMs()) {
    // A run without an end must stop with its last task.
    if (atMs === Infinity) return
    perform(agenda.take()!, atMs)
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence)
}

/** Moves parents down until `entry` fits; starts at a new last place. */
function rise<Task>(heap: Entry<Task>[], entry: Entry<Task>): void {
  let place = heap.length
  heap.push(entry)
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (!isBefore(entry, heap[parent]!)) break
    heap[place] = heap[parent]!
    place = parent
  }
  heap[place] = entry
}

/** Moves the earlier child up until `entry` fits; starts at the free first place. */
function sink<Task>(heap: Entry<Task>[], entry: Entry<Task>): void {
  let place = 0
  for (let child = 1; child < heap.length; child = 2 * place + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1
    if (!isBefore(heap[child]!, entry)) break
    heap[place] = heap[child]!
    place = child
  }
  heap[place] = entry
}
