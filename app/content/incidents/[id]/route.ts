import { buildIncidentFile } from '@/lib/content/incident-file'
import { find, shelf } from '@/lib/content/library'

export const dynamic = 'force-static'
export const dynamicParams = false

export const generateStaticParams = () => shelf('incident').map(({ id }) => ({ id: `${id}.json` }))

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export async function GET(_request: Request, { params }: Context) {
  const id = (await params).id.replace(/\.json$/, '')
  return Response.json(buildIncidentFile(find('incident', id)))
}
