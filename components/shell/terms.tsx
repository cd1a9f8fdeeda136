'use client'

import { usePathname } from 'next/navigation'

import { later, useLater } from './later'
import { whenIdle } from './when-idle'

/** No part of the first load: until it is here, a term is a link like any other. */
const termTips = later(async () => {
  await new Promise<void>((idle) => void whenIdle(idle))
  return (await import('./term-tips')).TermTips
})

/** The meaning of a term where it is read. A page that goes takes its terms and their tip with it. */
export function Terms() {
  return <TermsOfPage key={usePathname()} />
}

function TermsOfPage() {
  const { Part: TermTips } = useLater(termTips)
  return TermTips && <TermTips />
}
