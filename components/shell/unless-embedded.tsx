'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A page inside somebody else's page has no bar, no badge and nothing that reads the learner's data. */
export function UnlessEmbedded({ children }: { readonly children: ReactNode }) {
  return usePathname().startsWith('/embed/') ? null : children
}
