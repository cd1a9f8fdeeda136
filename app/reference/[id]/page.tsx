import type { Metadata } from 'next'

import { ReferenceItem } from '@/components/reference/reference-item'
import { find, neighbours, proseOptions, shelf } from '@/lib/content/library'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('reference').map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find('reference', (await params).id).title }
}

export default async function Reference({ params }: Props) {
  const item = find('reference', (await params).id)
  return <ReferenceItem html={proseOptions()} item={item} see={neighbours(item)} />
}
