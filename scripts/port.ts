import { PlainError } from './plain-error'

const DEFAULT_PORT = 3000
const HIGHEST_PORT = 65_535

/** 0 asks the system for any free port. */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return DEFAULT_PORT
  const port = Number(text)
  if (/^\s*\d+\s*$/.test(text) && port <= HIGHEST_PORT) return port
  throw new PlainError(`PORT must be a whole number up to ${HIGHEST_PORT}, not "${text}".`)
}
