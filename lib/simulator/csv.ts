import type { Column } from './instrument'

/** RFC 4180: comma, CR LF, quotes where a cell needs them. */
export function toCsv<Event>(columns: readonly Column<Event>[], events: readonly Event[]): string {
  const head = columns.map(({ name }) => cell(name)).join(',')
  const rows = events.map((event) => columns.map((column) => cell(column.of(event))).join(','))
  return [head, ...rows, ''].join('\r\n')
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
