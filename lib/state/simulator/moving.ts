import type { Scene, SimulatorActions } from './state'

/** Where the playhead goes. */
export function moving({ engine, get, set }: Scene, look: () => void) {
  const seek = (atMs: number) => {
    const most = get().run?.reading.durationMs ?? 0
    set({ atMs: Math.round(Math.min(most, Math.max(0, atMs))) })
    look()
  }
  /** A held key steps faster than answers come, and each step goes on from the one before. */
  let stepping: Promise<void> = Promise.resolve()
  const stepOnce = async (towards: -1 | 1) => {
    const { at: known, atMs, run } = get()
    const at = known?.atMs === atMs ? known : await engine.moment(atMs)
    const next = towards === 1 ? at.nextMs : at.previousMs
    seek(next ?? (towards === 1 ? (run?.reading.durationMs ?? 0) : 0))
  }
  return {
    seek,
    step: (towards: -1 | 1) =>
      (stepping = stepping.then(() => stepOnce(towards)).catch(() => undefined)),
    jump: (towards: -1 | 1) => {
      const { run, atMs } = get()
      const times = run?.reading.moments.map((moment) => moment.atMs) ?? []
      const next =
        towards === 1 ? times.find((time) => time > atMs) : times.findLast((time) => time < atMs)
      if (next !== undefined) seek(next)
    },
  } satisfies Partial<SimulatorActions>
}
