'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import { Mark } from '@/components/ui/mark'
import {
  decodeCursor,
  openCursor,
  signCursor,
  type CursorResult,
} from '@/lib/engines/pagination/cursor'

const SECRET = 'demo-secret-of-this-page'
const QUERY = 'orders?status=paid&sort=created_at'

/** A cursor as a client holds it: read it, change one letter, and see what the server says. */
export function CursorInspector() {
  const [text, setText] = useState('')
  const [verdict, setVerdict] = useState<CursorResult>()
  const issue = () =>
    signCursor(SECRET, { query: QUERY, at: { kind: 'keyset', key: 1_767_225_600, id: 4_711 } })
  useEffect(() => {
    void issue().then(setText)
  }, [])
  useEffect(() => {
    let gone = false
    void openCursor([SECRET], text, QUERY).then((result) => gone || setVerdict(result))
    return () => void (gone = true)
  }, [text])

  const read = decodeCursor(text)
  const forge = () => setText(forged(text))
  return (
    <div className="max-w-column text-[0.9375rem]">
      <p>
        This cursor was signed for <code className="font-mono text-small">{QUERY}</code>. Base64
        hides nothing: below is what anybody reads in it. The signature is what keeps it from being
        changed.
      </p>
      <label className="mt-3 block">
        <span className="mb-1 block text-small text-muted">Cursor</span>
        <textarea
          className={`${controlClass} min-h-20 font-mono text-[0.8125rem] break-all`}
          onChange={({ target }) => setText(target.value.trim())}
          spellCheck={false}
          value={text}
        />
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={forge}>Read on from another row</Button>
        <Button onClick={() => void issue().then(setText)}>Issue it again</Button>
      </div>
      <pre className="mt-3 overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-6">
        {read.ok ? JSON.stringify(read.cursor, null, 2) : 'Nothing in it can be read as a cursor.'}
      </pre>
      <p className="mt-3" role="status">
        {verdict && (
          <>
            <Mark shape={verdict.ok ? 'dot' : 'cross'} />{' '}
            {verdict.ok ? '200 OK: the server reads on after this row.' : SAYS[verdict.reason]}
          </>
        )}
      </p>
    </div>
  )
}

const SAYS = {
  malformed: '400 Bad Request: this is no cursor of ours.',
  tampered: '400 Bad Request: the signature does not fit, so the cursor was changed.',
  'other-query': '400 Bad Request: the cursor belongs to another filter or order.',
} as const

/** What a client could try: the same cursor with another id, and the old signature. */
function forged(text: string): string {
  const [encoded = '', signature = ''] = text.split('.')
  try {
    const json = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    const changed = json.replace(/"id":\d+/, '"id":1')
    const again = btoa(changed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    return `${again}.${signature}`
  } catch {
    return text
  }
}
