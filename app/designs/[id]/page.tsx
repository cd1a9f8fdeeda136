import type { Metadata } from 'next'

import { DesignPage } from '@/components/design/design-page'
import { find, shelf } from '@/lib/content/library'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('design').map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find('design', (await params).id).title }
}

export default async function Design({ params }: Props) {
  return <DesignPage design={find('design', (await params).id)} />
}
