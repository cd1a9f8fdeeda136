export interface Part {
  readonly heading: string
  readonly text: string
}

interface Split {
  readonly preamble: string
  readonly parts: readonly Part[]
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** Splits Markdown at its headings of one depth. Inside a code fence, a # is just a character. */
export function partsAt(markdown: string, depth: number): Split {
  const mark = `${'#'.repeat(depth)} `
  const groups: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }]
  let fence = ''

  for (const line of markdown.split('\n')) {
    fence = fenceAfter(line, fence)
    if (!fence && line.startsWith(mark)) {
      groups.push({ heading: line.slice(mark.length).trim(), lines: [] })
    } else {
      groups.at(-1)?.lines.push(line)
    }
  }

  const [preamble, ...parts] = groups.map(({ heading, lines }) => ({
    heading,
    text: lines.join('\n').trim(),
  }))
  return { preamble: preamble?.text ?? '', parts }
}

/** The fence that is open after this line, or ''. A fence closes with one at least as long. */
function fenceAfter(line: string, open: string): string {
  const [, marks = ''] = FENCE.exec(line) ?? []
  if (!open) return marks
  return marks.startsWith(open) && line.trim() === marks ? '' : open
}
