import { cpus, totalmem } from 'node:os'

/** Figures mean little without the day and the machine they were taken on. */
export function dateAndMachine(): string {
  const [first] = cpus()
  const memoryGb = Math.round(totalmem() / 1024 ** 3)
  const machine = `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memoryGb} GB`
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, ${process.platform}, Node ${process.versions.node}`
}
