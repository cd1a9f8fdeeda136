'use client'

import { memo, useState } from 'react'

import { Button } from '@/components/ui/button'

import { deedsOf } from './share-deeds'
import type { Simulator } from './use-simulator'

interface ShareProps {
  readonly id: string
  readonly simulator: Simulator
}

/** The run as a link, as JSON, as a file and as a part of another page. */
export const Share = memo(function Share({ id, simulator }: ShareProps) {
  const [said, setSaid] = useState('')
  const tell = async (work: () => Promise<string>) =>
    setSaid(await work().catch(() => 'The browser did not allow it. Nothing was copied.'))

  const deeds = deedsOf(id, simulator)
  return (
    <div className="mt-8">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void tell(deeds.copyLink)}>Copy link</Button>
        <Button onClick={() => void tell(deeds.copyEmbed)}>Copy embed</Button>
        <Button onClick={() => void tell(deeds.copyJson)}>Copy as JSON</Button>
        <Button onClick={() => void tell(deeds.saveJson)}>Save as file</Button>
        <Button onClick={() => void tell(deeds.saveCsv)}>Download CSV</Button>
        <OpenFile
          onFile={(file) =>
            void deeds.openFile(file).then(setSaid, () => setSaid(`${file.name} holds no JSON.`))
          }
        />
      </div>
      <p className="mt-2 min-h-5 text-small text-muted" role="status">
        {said}
      </p>
    </div>
  )
})

/** A button to the eye and the keyboard; the browser's own picker behind it. */
function OpenFile({ onFile }: { readonly onFile: (file: File) => void }) {
  return (
    <label className="relative inline-flex min-h-11 cursor-pointer items-center rounded-lg border border-edge bg-surface px-4 py-2 text-[0.9375rem] font-medium hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal">
      Open a file
      <input
        accept="application/json,.json"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) onFile(file)
        }}
        type="file"
      />
    </label>
  )
}
