'use client'

import { useState } from 'react'

import { download } from '@/components/shell/download'
import { Button } from '@/components/ui/button'
import { encodeLink } from '@/lib/simulator/link'

import { sharedOf } from './use-address'
import { addressOf, type Simulator } from './use-simulator'

interface ShareProps {
  readonly id: string
  readonly simulator: Simulator
}

/** The run as a link, as JSON, as a file and as a part of another page. */
export function Share({ id, simulator }: ShareProps) {
  const { store, context, room } = simulator
  const [said, setSaid] = useState('')
  const tell = async (work: () => Promise<string>) =>
    setSaid(await work().catch(() => 'The browser did not allow it. Nothing was copied.'))

  const fragment = async () => {
    const encoded = await encodeLink(sharedOf(store.getState()), context)
    return encoded.ok ? encoded : Promise.resolve(encoded)
  }
  const copyLink = async () => {
    const encoded = await fragment()
    if (!encoded.ok) return encoded.says
    await navigator.clipboard.writeText(addressOf(id, encoded.fragment))
    return 'Copied. The link opens this run at this moment.'
  }
  const copyEmbed = async () => {
    const encoded = await fragment()
    if (!encoded.ok) return encoded.says
    const address = addressOf(id, encoded.fragment).replace('/simulators/', '/embed/')
    const title = `${id} simulator`
    await navigator.clipboard.writeText(
      `<iframe src="${address}" title="${title}" width="100%" height="640"></iframe>`,
    )
    return 'Copied. The frame shows this run on any page.'
  }
  const copyJson = async () => {
    await navigator.clipboard.writeText(JSON.stringify(store.getState().run?.scenario, null, 2))
    return 'Copied the scenario as JSON.'
  }
  const saveCsv = async () => {
    download(`${id}.csv`, await room.engine.csv(), 'text/csv')
    return 'Saved the event log.'
  }
  const saveJson = async () => {
    const { run } = store.getState()
    download(`${id}.json`, JSON.stringify(run?.scenario, null, 2), 'application/json')
    return 'Saved the scenario as a file.'
  }
  return (
    <div className="mt-8">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void tell(copyLink)}>Copy link</Button>
        <Button onClick={() => void tell(copyEmbed)}>Copy embed</Button>
        <Button onClick={() => void tell(copyJson)}>Copy as JSON</Button>
        <Button onClick={() => void tell(saveJson)}>Save as file</Button>
        <Button onClick={() => void tell(saveCsv)}>Download CSV</Button>
      </div>
      <p className="mt-2 min-h-5 text-small text-muted" role="status">
        {said}
      </p>
    </div>
  )
}
