import type { Axis, Bars, Line, Lines, Point } from '@/lib/incident/artefact'
import { lineOf } from '@/lib/incident/line'

import { parseStamp, type Window } from './stamps'

/** Thrown and caught within the parsing of one block. */
export class BlockError extends Error {}

const MOST_POINTS = 241

/**
 * A panel from its parameters, one `name: value` a line. Either bars (`bar: 0 to 1 s = 4`), or lines
 * through points (`line: GET /orders = 10:00 0.4, 10:04 0.4, 10:04 30`) on an axis (`from`, `to`,
 * `step`), which is of time unless `x` names another quantity.
 */
export function metricsOf(text: string, window: Window): Lines | Bars {
  const fields = fieldsOf(text)
  const unit = fields.one('unit') ?? ''
  const bars = fields.all('bar').map((bar) => {
    const [name, value] = named(bar)
    return { name, value: numberOf(value) }
  })
  if (bars.length > 0) {
    fields.onlyHas('unit', 'bar')
    return { kind: 'bars', unit, bars }
  }
  fields.onlyHas(
    'unit',
    'x',
    'from',
    'to',
    'step',
    'jitter',
    'cap',
    'scale',
    'limit',
    'mark',
    'line',
  )
  return linesOf(fields, unit, window)
}

type Fields = ReturnType<typeof fieldsOf>

function linesOf(fields: Fields, unit: string, window: Window): Lines {
  const place = placer(fields.one('x') === undefined, window)
  const axis = axisOf(fields, place)
  const jitter = numberOf(fields.one('jitter')?.replace(/ ?%$/, '') ?? '3') / 100
  const cap = fields.one('cap') === undefined ? Infinity : numberOf(fields.one('cap')!)
  const lines = fields.all('line').map((line, seed): Line => {
    const [name, course] = named(line)
    const points = course.split(', ').map((point) => pointOf(point, place))
    if (!runsAlong(points, axis)) fail(`line "${name}" leaves its axis or runs backwards`)
    return { name, points: lineOf({ points, jitter, cap, seed }, axis) }
  })
  if (lines.length === 0) fail('has neither a line nor a bar')
  const [, at, name = ''] = /^(\S+) (.+)$/.exec(fields.one('limit') ?? '') ?? []
  return {
    ...{ kind: 'lines', unit, axis, lines },
    isLog: fields.one('scale') === 'log',
    limit: at === undefined ? null : { name, at: numberOf(at) },
    marks: fields.all('mark').map((mark) => markOf(mark, place)),
  }
}

type Place = (text: string) => number

function placer(isTime: boolean, window: Window): Place {
  return (text) =>
    isTime
      ? (parseStamp(text, window) ?? fail(`"${text}" is no time such as 10:04 or 10:04:30`))
      : numberOf(text)
}

const LENGTHS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600 }

function axisOf(fields: Fields, place: Place): Axis {
  const x = fields.one('x')
  const [from, to, step] = (['from', 'to', 'step'] as const).map(
    (name) => fields.one(name) ?? fail(`lacks "${name}"`),
  ) as [string, string, string]
  const [amount = '', unit = ''] = step.split(' ')
  const axis = {
    name: x ?? 'time',
    isTime: x === undefined,
    from: place(from),
    to: place(to),
    step: x === undefined ? numberOf(amount) * (LENGTHS[unit] ?? NaN) : numberOf(step),
  }
  const points = (axis.to - axis.from) / axis.step + 1
  if (!(axis.step > 0) || !(points >= 2)) fail('has an axis that does not run forward in steps')
  if (points > MOST_POINTS) fail(`has ${Math.round(points)} points a line; at most ${MOST_POINTS}`)
  return axis
}

function pointOf(text: string, place: Place): Point {
  const [, at, value] = /^(.+) (\S+)$/.exec(text.trim()) ?? []
  if (at === undefined || value === undefined) return fail(`"${text}" is no point such as 10:04 30`)
  return { at: place(at), value: numberOf(value) }
}

function markOf(text: string, place: Place) {
  const [, at, name = ''] = /^((?:\d{4}-\d\d-\d\d )?\S+) (.+)$/.exec(text) ?? []
  return { at: place(at ?? text), name }
}

function runsAlong(points: readonly Point[], { from, to }: Axis): boolean {
  const places = [from, ...points.map(({ at }) => at), to]
  return places.every((at, n) => n === 0 || at >= places[n - 1]!)
}

/** `name = value`; a name may hold an equals sign itself. */
function named(text: string): readonly [string, string] {
  const at = text.lastIndexOf(' = ')
  if (at === -1) return fail(`"${text}" is not "name = value"`)
  return [text.slice(0, at).trim(), text.slice(at + 3).trim()]
}

function numberOf(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : fail(`"${text}" is no number`)
}

function fieldsOf(text: string) {
  const fields = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, value] = /^(\w+): (.+)$/.exec(line) ?? []
      return name === undefined || value === undefined
        ? fail(`"${line}" is not "name: value"`)
        : { name, value: value.trim() }
    })
  const all = (name: string) =>
    fields.filter((field) => field.name === name).map(({ value }) => value)
  return {
    all,
    one: (name: string) => all(name)[0],
    onlyHas: (...known: readonly string[]) => {
      const stranger = fields.find(({ name }) => !known.includes(name))
      if (stranger) fail(`does not know "${stranger.name}"`)
    },
  }
}

export function fail(says: string): never {
  throw new BlockError(says)
}
