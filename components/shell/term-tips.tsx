'use client'

import { useEffect, useId, useState } from 'react'

import { Link } from '@/components/ui/link'
import { href } from '@/lib/format/href'

/** Links that lib/content/term-links made. */
const TERM = 'a.term'

/**
 * The definition of a term at the place where it is read. It comes with pointer or focus, can be
 * pointed at itself, and goes with Escape (WCAG 1.4.13); a tap shows it before it leads away.
 */
export default function TermTips({ first }: { readonly first: HTMLAnchorElement }) {
  const [term, setTerm] = useState<HTMLAnchorElement | undefined>(first)
  const definition = useDefinition(term)
  const id = useId()
  useTermEvents(setTerm)

  useEffect(() => {
    if (!term || definition === undefined) return
    term.setAttribute('aria-describedby', id)
    return () => term.removeAttribute('aria-describedby')
  }, [term, definition, id])

  if (!term || definition === undefined) return null
  return (
    <div
      className="absolute z-30 w-80 max-w-[calc(100vw-1.5rem)] rounded-lg border border-edge bg-surface px-4 py-3 text-small leading-normal text-ink"
      data-tip
      style={placeUnder(term)}
    >
      <p id={id} role="tooltip">
        {definition}
      </p>
      <Link className="mt-1 inline-block py-1 text-signal hover:underline" href={pathOf(term)}>
        In the glossary
      </Link>
    </div>
  )
}

const idOf = (term: HTMLAnchorElement) => term.hash.slice(1)
const pathOf = (term: HTMLAnchorElement) => `/reference/glossary${term.hash}`

/** Below the word, and inside the window. */
function placeUnder(term: HTMLAnchorElement) {
  const { left, bottom } = term.getBoundingClientRect()
  const most = document.documentElement.clientWidth - Math.min(320, innerWidth - 24) - 12
  return { left: Math.max(12, Math.min(left, most)) + scrollX, top: bottom + scrollY + 4 }
}

let definitions: Promise<Readonly<Record<string, string>>> | undefined

async function fetchDefinitions(): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(href('/content/glossary.json'))
  return response.ok ? ((await response.json()) as Readonly<Record<string, string>>) : {}
}

function useDefinition(term: HTMLAnchorElement | undefined): string | undefined {
  const [known, setKnown] = useState<Readonly<Record<string, string>>>()
  useEffect(() => {
    definitions ??= fetchDefinitions()
    // Without them the link still leads to the glossary.
    definitions.then(setKnown, () => (definitions = undefined))
  }, [])
  return term && known?.[idOf(term)]
}

function useTermEvents(show: (term: HTMLAnchorElement | undefined) => void) {
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const at = ({ target }: Event) => (target instanceof Element ? target : undefined)
    const follow = (event: Event) => {
      const term = at(event)?.closest<HTMLAnchorElement>(TERM)
      if (term) show(term)
      else if (!at(event)?.closest('[data-tip]')) show(undefined)
    }
    document.addEventListener('pointerover', follow, { signal })
    document.addEventListener('focusin', follow, { signal })
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Escape') show(undefined)
      },
      { signal },
    )
    return () => stop.abort()
  }, [show])
}
