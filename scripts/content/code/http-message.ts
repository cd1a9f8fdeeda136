const REQUEST = /^([A-Z]+) (\S+) HTTP\/(1\.1|1\.0)$/
const STATUS = /^HTTP\/(1\.1|1\.0|2|3) ([1-5]\d\d)(?: [^\r\n]*)?$/
/** RFC 9110, section 5.6.2: a field name is a token. */
const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?(.*)$/

/** Throws when the text could not stand on the wire as it is written. */
export function checkHttpMessage(text: string): void {
  const [head = '', ...rest] = text.split('\n\n')
  const content = rest.join('\n\n')
  const [start = '', ...lines] = head.split('\n')
  const fields = new Map(lines.map(fieldOf))
  const isRequest = REQUEST.test(start)
  if (!isRequest && !STATUS.test(start)) throw new Error(`"${start}" starts no HTTP message`)
  if (isRequest && !fields.has('host')) throw new Error('a request without Host')
  checkContent(fields, content)
}

function fieldOf(line: string): readonly [string, string] {
  const [, name, value] = FIELD.exec(line) ?? []
  if (name === undefined || value === undefined) throw new Error(`"${line}" is no header field`)
  return [name.toLowerCase(), value]
}

function checkContent(fields: ReadonlyMap<string, string>, content: string): void {
  const type = fields.get('content-type') ?? ''
  if (/^application\/(?:[\w.-]+\+)?json/.test(type) && content !== '') JSON.parse(content)
  const length = fields.get('content-length')
  const bytes = new TextEncoder().encode(content).length
  if (length !== undefined && content !== '' && Number(length) !== bytes) {
    throw new Error(`Content-Length says ${length}, the content has ${bytes} bytes`)
  }
}
