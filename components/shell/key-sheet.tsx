'use client'

import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Link } from '@/components/ui/link'

import { useShortcutGroups } from './shortcuts'
import { usePreferences } from './stores'

interface KeySheetProps {
  readonly onClose: () => void
}

/** Generated from the table that binds the keys, so it cannot promise one that does nothing. */
export default function KeySheet({ onClose }: KeySheetProps) {
  const groups = useShortcutGroups()
  const { singleKeys } = usePreferences()
  return (
    <Dialog onClose={onClose} open title="Keys on this page">
      <div className="overflow-y-auto px-5 pt-1 pb-5" tabIndex={0}>
        {groups.map(({ title, shortcuts }) => (
          <section key={title} className="mt-4">
            <h3 className="text-small font-medium text-muted">{title}</h3>
            <dl className="hairlines mt-1">
              {shortcuts.map(({ keys, label }) => (
                <div key={keys} className="flex items-center justify-between gap-4 py-2">
                  <dt>{label}</dt>
                  <dd className="flex items-center gap-2 text-small text-muted">
                    {!singleKeys && !keys.startsWith('mod+') && 'off'}
                    <Kbd>{readable(keys)}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="mt-5 text-small text-muted">
          {singleKeys
            ? 'Single keys can be switched off in '
            : 'Single keys are off. Change it in '}
          <Link className="text-signal underline" href="/settings" onClick={onClose}>
            Settings
          </Link>
          . Keys pressed in a text box go into the text.
        </p>
      </div>
    </Dialog>
  )
}

/** `mod+k` reads "Ctrl K or ⌘ K". */
function readable(keys: string): string {
  const key = /^mod\+(.+)$/.exec(keys)?.[1]
  if (key === undefined) return keys
  const name = key.length === 1 ? key.toUpperCase() : key
  return `Ctrl ${name} or ⌘ ${name}`
}
