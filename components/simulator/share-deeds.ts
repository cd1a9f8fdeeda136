import { download } from '@/components/shell/download'
import { encodeLink, type Encoded } from '@/lib/simulator/link'

import { sharedOf } from './use-address'
import { addressOf, type Simulator } from './use-simulator'

/** Everything one can take away of a run. Each deed answers with what to tell the reader. */
export function deedsOf(id: string, { store, context, room }: Simulator) {
  const fragment = async (): Promise<Encoded> =>
    store.getState().isPrivate
      ? { ok: false, says: 'Your own times never enter a link: save the run as a file.' }
      : encodeLink(sharedOf(store.getState()), context)
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
  const openFile = async (file: File) => {
    await store.getState().replace(JSON.parse(await file.text()), { isPrivate: true })
    const { problems } = store.getState()
    return problems.length === 0
      ? `Opened ${file.name}.`
      : `${file.name} is no run of this simulator: ${problems[0]!.path.join('.')} ${problems[0]!.says}.`
  }
  return { copyLink, copyEmbed, copyJson, saveCsv, saveJson, openFile }
}
