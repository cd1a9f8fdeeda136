import type { Metadata } from 'next'

import { Instrument } from '@/components/simulator/instrument'
import { simulatorData } from '@/components/simulator/simulator-data'
import { instrumentOf, instruments } from '@/lib/simulator/instruments'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => instruments.map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: instrumentOf((await params).id)?.title }
}

export default async function Simulator({ params }: Props) {
  return <Instrument data={await simulatorData((await params).id)} />
}
