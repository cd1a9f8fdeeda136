'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

import { later, useLater } from './later'
import { type Term, watchTerms } from './watch-terms'

/** Where lib/content/site-paths shows the terms, without the base path. */
const GLOSSARY = '/reference/glossary'

const pathOf = (term: Term) => `${GLOSSARY}${term.hash}`

/** The meaning of a term where it is read. A page that goes takes its terms and their tip with it. */
export function Terms() {
  return <TermsOfPage key={usePathname()} />
}

function TermsOfPage() {
  const [term, setTerm] = useState<Term>()
  const router = useRouter()
  useEffect(
    () => watchTerms({ show: setTerm, follow: (followed) => router.push(pathOf(followed)) }),
    [router],
  )
  return term && <Tip term={term} />
}

const termTip = later(async () => (await import('./term-tips')).TermTip)

function Tip({ term }: { readonly term: Term }) {
  const { Part: TermTip } = useLater(termTip)
  return TermTip && <TermTip glossaryPath={pathOf(term)} term={term} />
}
