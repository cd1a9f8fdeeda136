import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { ankiText, type AnkiNote } from './anki'

const note: AnkiNote = {
  id: itemId('token-bucket'),
  topic: 'rate-limiting',
  level: 'high',
  prompt: 'What is "burst" in <tokens> & how\tmany?',
  answerHtml:
    '<p>It depends, see <a class="term" href="/reference/table-methods">this</a>.</p>' +
    '<pre class="shiki" tabindex="0"><code><span class="line"><span style="color:var(--a)">if (a &lt; b)</span></span>\n<span class="line">  wait("1s")</span></code></pre>' +
    '<div class="scrolls"><table class="x"><tbody><tr><td>429</td></tr></tbody></table></div>' +
    '<section class="set-apart" aria-labelledby="s"><h3 id="s">Sources disagree</h3></section>',
  keyIdeas: ['capacity < rate', 'refill'],
  url: 'https://example.org/questions/token-bucket',
}

/** As Anki reads it (libraries.md, 3.15): header lines, then records with quotes doubled. */
function parsed(text: string) {
  const header: Record<string, string> = {}
  let rest = text
  for (
    let line = /^#([^:\n]+):([^\n]*)\n/.exec(rest);
    line;
    line = /^#([^:\n]+):([^\n]*)\n/.exec(rest)
  ) {
    header[line[1]!] = line[2]!
    rest = rest.slice(line[0].length)
  }
  const records: string[][] = [[]]
  for (let at = 0; at < rest.length;) {
    if (rest[at] === '\n') {
      records.push([])
      at += 1
      continue
    }
    if (rest[at] === '\t') at += 1
    const [field] = /^"(?:[^"]|"")*"/.exec(rest.slice(at)) ?? []
    if (field === undefined) throw new Error(`No field at ${rest.slice(at, at + 20)}`)
    records.at(-1)!.push(field.slice(1, -1).replaceAll('""', '"'))
    at += field.length
  }
  return { header, records: records.filter((record) => record.length > 0) }
}

describe('the export for Anki', () => {
  it('says how it is to be read', () => {
    expect(parsed(ankiText([note])).header).toEqual({
      separator: 'tab',
      html: 'true',
      notetype: 'Basic',
      deck: 'Retry-After',
      columns: 'Id\tFront\tBack\tTags',
      'guid column': '1',
      'tags column': '4',
    })
  })

  it('has the id first, then the question, the answer and the tags', () => {
    const [fields] = parsed(ankiText([note])).records
    expect(fields).toHaveLength(4)
    expect(fields![0]).toBe('token-bucket')
    expect(fields![1]).toBe('What is &quot;burst&quot; in &lt;tokens&gt; &amp; how\tmany?')
    expect(fields![3]).toBe('retry-after::rate-limiting level::high')
  })

  it('is readable without our styles: code keeps its lines, tables have lines', () => {
    const back = parsed(ankiText([note])).records[0]![2]!
    expect(back).toContain(
      '<pre style="text-align:left;white-space:pre-wrap"><code>if (a &lt; b)\n  wait("1s")</code></pre>',
    )
    expect(back).toContain('<table border="1"')
    expect(back).toContain('<li>capacity &lt; rate</li><li>refill</li>')
    expect(back).toContain('href="https://example.org/reference/table-methods"')
    expect(back).not.toMatch(/class=|<span|href="\//)
  })

  it('keeps the id of a note whose words have changed, so that Anki updates it', () => {
    const other = { ...note, prompt: 'In other words?' }
    const [before, after] = [note, other].map((one) => parsed(ankiText([one])).records[0]![0])
    expect(after).toBe(before)
  })

  it('survives whatever an answer holds', () => {
    const texts = fc.string({ unit: fc.constantFrom('"', '\t', '\n', '#', 'a', '“', '<', '&') })
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { maxLength: 5 }), (pairs) => {
        const notes = pairs.map(([prompt, idea], n) => {
          return { ...note, id: itemId(`note-${n}`), prompt, keyIdeas: [idea] }
        })
        const { records } = parsed(ankiText(notes))
        expect(records.map(([id]) => id)).toEqual(notes.map(({ id }) => id))
        const escape = (text: string) =>
          text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
        expect(records.map(([, front]) => front)).toEqual(notes.map(({ prompt }) => escape(prompt)))
        for (const record of records) expect(record).toHaveLength(4)
      }),
    )
  })
})
