import type { Metadata } from 'next'

import { Embedded } from '@/components/simulator/embedded'
import { simulatorData } from '@/components/simulator/simulator-data'
import { instrumentOf, instruments } from '@/lib/simulator/instruments'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => instruments.map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: instrumentOf((await params).id)?.title, robots: 'noindex' }
}

export default async function Embed({ params }: Props) {
  return <Embedded data={await simulatorData((await params).id)} />
}
