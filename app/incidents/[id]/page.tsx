import type { Metadata } from 'next'

import { IncidentPage } from '@/components/incident/incident-page'
import { find, shelf } from '@/lib/content/library'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('incident').map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find('incident', (await params).id).title }
}

export default async function Incident({ params }: Props) {
  return <IncidentPage incident={find('incident', (await params).id)} />
}
