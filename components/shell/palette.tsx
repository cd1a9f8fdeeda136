'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { Dialog } from '@/components/ui/dialog'

import { palettePlaces } from './areas'
import { preferences } from './stores'
import { undoLast } from './undo-last'
import { useSearch } from './use-search'

interface PaletteProps {
  readonly onClose: () => void
  readonly onKeys: () => void
}

interface Entry {
  /** Where two entries may have one label. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly run: () => void
}

export default function Palette({ onClose, onKeys }: PaletteProps) {
  const [query, setQuery] = useState('')
  const router = useRouter()
  const { hits, status } = useSearch(query, { eager: true })

  const go = (href: string) => () => {
    onClose()
    router.push(href)
  }
  const theme = (theme: 'light' | 'dark' | 'system') => () => {
    preferences.getState().change({ theme })
    onClose()
  }

  const takeBack = () => {
    onClose()
    void undoLast()
  }

  const places = palettePlaces.map(({ label, href }) => ({ label, run: go(href) }))
  const actions: readonly Entry[] = [
    { label: 'Theme: light', run: theme('light') },
    { label: 'Theme: dark', run: theme('dark') },
    { label: 'Theme: as the system', run: theme('system') },
    { label: 'Show all keys', run: onKeys },
    { label: 'Undo: take back what you did last', run: takeBack },
  ]
  const wanted = query.toLowerCase().replace(':', '').split(/\s+/)
  const matches = (entries: readonly Entry[]) =>
    entries.filter(({ label }) => {
      const letters = label.toLowerCase().replace(':', '')
      return wanted.every((word) => letters.includes(word))
    })

  return (
    <Dialog onClose={onClose} open title="Search and go to" titleHidden>
      <Command className="flex min-h-0 flex-col" label="Search and go to" loop shouldFilter={false}>
        <Command.Input
          autoFocus
          className="min-h-13 w-full border-b border-line bg-transparent px-5 outline-none placeholder:text-muted"
          onValueChange={setQuery}
          placeholder="Search questions, pages, actions"
          value={query}
        />
        <Command.List className="overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-muted">
          <Command.Empty className="px-3 py-6 text-muted">
            {saysOfNothing[status](query)}
          </Command.Empty>
          <Group
            entries={hits.map(({ id, title, href, shelf }) => ({
              id,
              label: title,
              hint: shelf,
              run: go(href),
            }))}
            heading="Content"
          />
          <Group entries={matches(places)} heading="Go to" />
          <Group entries={matches(actions)} heading="Actions" />
        </Command.List>
      </Command>
    </Dialog>
  )
}

const saysOfNothing = {
  loading: () => 'Searching…',
  failed: () => 'The search index could not be loaded. Pages and actions still work.',
  ready: (query: string) => `Nothing matches “${query.slice(0, 60)}”. Try fewer or other words.`,
}

function Group(props: { readonly heading: string; readonly entries: readonly Entry[] }) {
  const { heading, entries } = props
  if (entries.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {entries.map(({ id, label, hint, run }) => (
        <Command.Item
          key={id ?? label}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 leading-snug aria-selected:bg-wash"
          onSelect={run}
          value={`${heading} ${id ?? label}`}
        >
          <span className="line-clamp-2 flex-1">{label}</span>
          {hint && <span className="text-small text-muted">{hint}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
