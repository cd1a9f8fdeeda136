'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState } from 'react'

import { Link } from '@/components/ui/link'
import { glossaryPath } from '@/lib/content/site-paths'

import { fetchOnce } from './fetch-once'
import { type Term, watchTerms } from './watch-terms'

const pathOf = (term: Term) => `${glossaryPath}${term.hash}`

export function TermTips() {
  const [term, setTerm] = useState<Term>()
  const router = useRouter()
  useEffect(
    () => watchTerms({ show: setTerm, follow: (followed) => router.push(pathOf(followed)) }),
    [router],
  )
  return term && <TermTip term={term} />
}

/** Its padding spans the gap to the word, so that a pointer can cross. */
function TermTip({ term }: { readonly term: Term }) {
  const definition = useDefinition(term)
  const id = useId()

  useEffect(() => {
    if (definition === undefined) return
    term.setAttribute('aria-describedby', id)
    return () => term.removeAttribute('aria-describedby')
  }, [term, definition, id])

  if (definition === undefined) return null
  return (
    <div className="absolute z-30 py-1" data-tip style={placeBeside(term)}>
      <div className="rounded-lg border border-edge bg-surface px-4 py-3 text-small leading-normal text-ink">
        <p id={id} role="tooltip">
          {definition}
        </p>
        <Link className="mt-1 inline-block py-1 text-signal hover:underline" href={pathOf(term)}>
          In the glossary
        </Link>
      </div>
    </div>
  )
}

const WIDEST_PX = 340
const MARGIN_PX = 12

/** Below the word, or above it where the window ends soon; inside the window either way. */
function placeBeside(term: Term) {
  const { left, top, bottom } = term.getBoundingClientRect()
  const room = document.documentElement.clientWidth - 2 * MARGIN_PX
  const width = Math.min(WIDEST_PX, room)
  const above = top > innerHeight * 0.6
  return {
    width,
    left: Math.max(MARGIN_PX, Math.min(left, MARGIN_PX + room - width)) + scrollX,
    top: (above ? top : bottom) + scrollY,
    translate: above ? '0 -100%' : undefined,
  }
}

const loadDefinitions = fetchOnce(
  '/content/glossary.json',
  (text) => JSON.parse(text) as Readonly<Record<string, string>>,
)

function useDefinition(term: Term): string | undefined {
  const [definitions, setDefinitions] = useState<Readonly<Record<string, string>>>()
  useEffect(() => {
    let gone = false
    // Without them the link still leads to the glossary.
    loadDefinitions().then(
      (loaded) => gone || setDefinitions(loaded),
      () => undefined,
    )
    return () => void (gone = true)
  }, [term])
  return definitions?.[term.hash.slice(1)]
}
