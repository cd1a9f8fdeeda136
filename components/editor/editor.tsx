'use client'

import dynamic from 'next/dynamic'
import { useId, useState, useSyncExternalStore } from 'react'

import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

const Monaco = dynamic(() => import('./monaco'), {
  ssr: false,
  loading: () => <p className="h-96 p-4 text-muted">The editor is loading…</p>,
})

interface EditorProps {
  readonly label: string
  readonly language: 'markdown' | 'yaml'
  readonly text: string
  readonly onText: (text: string) => void
}

/** Monaco, or a plain text box: on a phone, by choice, and the same text in both. */
export function Editor({ label, language, text, onText }: EditorProps) {
  const id = useId()
  const small = useMedia('(max-width: 40rem)')
  const dark = useIsDark()
  const [chosenPlain, setChosenPlain] = useState<boolean>()
  const plain = chosenPlain ?? small

  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-x-4">
        <label className="font-medium" htmlFor={plain ? id : undefined}>
          {label}
        </label>
        {!plain && (
          <p className="text-small text-muted">
            Tab indents. To leave: <Kbd>Ctrl M</Kbd>, then <Kbd>Tab</Kbd>.
          </p>
        )}
        <Button className="-mr-4 ml-auto" look="quiet" onClick={() => setChosenPlain(!plain)}>
          {plain ? 'Use the code editor' : 'Use a plain text box'}
        </Button>
      </div>
      <div className="overflow-hidden rounded-lg border border-edge bg-surface">
        {plain ? (
          <textarea
            className="block h-96 w-full resize-y bg-surface px-4 py-3 font-mono text-small"
            id={id}
            onChange={(event) => onText(event.currentTarget.value)}
            spellCheck={false}
            value={text}
          />
        ) : (
          <Monaco dark={dark} label={label} language={language} onText={onText} text={text} />
        )}
      </div>
    </div>
  )
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
    () => false,
  )
}

/** What the page looks like now, whoever decided it: the reader or the system. */
function useIsDark(): boolean {
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const theme = useSyncExternalStore(
    (listener) => {
      const observer = new MutationObserver(listener)
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
      return () => observer.disconnect()
    },
    () => document.documentElement.dataset.theme,
    () => undefined,
  )
  return theme === undefined ? systemDark : theme === 'dark'
}
