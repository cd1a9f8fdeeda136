const NUMBER = /(?<![\w.])\d{1,3}(?:[ ,\u202f]\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?/g
const INTERVAL = /\b(\d\d):([0-5]\d):([0-5]\d)\b/g

/** The numbers of a text as values: "12 840" and "12,840" are the same one, p99 and v118 are names. */
function numbersIn(text: string): readonly string[] {
  return (text.match(NUMBER) ?? []).map(valueOf)
}

const valueOf = (number: string) => String(Number(number.replaceAll(/[ ,\u202f]/g, '')))

/** Columns stand as close as thousands do, so each number of an artefact is read both ways. */
function numbersShown(artefact: string): ReadonlySet<string> {
  const alone = artefact.match(/\d+(?:\.\d+)?/g) ?? []
  const intervals = [...artefact.matchAll(INTERVAL)].map(([, h, min, s]) =>
    String(Number(h) * 3_600 + Number(min) * 60 + Number(s)),
  )
  return new Set([...numbersIn(artefact), ...alone.map(valueOf), ...intervals])
}

/** What a sentence says in digits and the artefact under it does not show. */
export function unshown(sentence: string, artefact: string): readonly string[] {
  const shown = numbersShown(artefact)
  return numbersIn(sentence).filter((number) => !shown.has(number))
}

/** A quantity that is quoted in several places. */
export interface Constant {
  readonly name: string
  /** A number and its unit, such as "30 s". */
  readonly value: string
}

/** Where a text gives a constant another value: the name, few words, a number of the same unit. */
export function contradictions({ name, value }: Constant, text: string): readonly string[] {
  const [, number = '', unit = ''] = /^(\S+) ?(.*)$/.exec(value) ?? []
  const pattern = new RegExp(
    `${escaped(name)}[^\\d\\n]{0,24}?(\\d[\\d.]*) ?${escaped(unit)}(?![\\w])`,
    'gi',
  )
  return [...text.matchAll(pattern)]
    .filter(([, found = '']) => Number(found) !== Number(number))
    .map(([quote]) => quote)
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
