'use client'

import { type ReactNode, useRef } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'

import { Matches } from './matches'
import { QueryBox } from './query-box'
import { useQueryText } from './use-query-text'

interface BrowseProps {
  /** The topics, rendered at build: what is there before anything is asked. */
  readonly children: ReactNode
}

/** The bank: its topics, or what answers a query. */
export function Browse({ children }: BrowseProps) {
  const [text, setText] = useQueryText()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useShortcuts('Questions', [
    { keys: 'f', label: 'Filter and search here', run: () => input.current?.focus() },
    { keys: 'j', label: 'Next in the list', run: () => moveFocus(list.current, 1) },
    { keys: 'k', label: 'Previous in the list', run: () => moveFocus(list.current, -1) },
  ])

  return (
    <>
      <QueryBox
        input={input}
        onList={() => moveFocus(list.current, 1)}
        onText={setText}
        text={text}
      />
      <div ref={list} className="mt-8">
        {text.trim() === '' ? children : <Matches text={text} />}
      </div>
    </>
  )
}

function moveFocus(list: HTMLElement | null, step: 1 | -1) {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus()
}
