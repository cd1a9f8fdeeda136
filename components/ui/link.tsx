'use client'

import NextLink from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'href'> & {
  readonly href: string
}

/**
 * The one link of the site. A link in view costs three requests to prefetch, and a list has
 * hundreds; so nothing is fetched until somebody points at it or tabs to it.
 */
export function Link({ href, ...rest }: LinkProps) {
  const router = useRouter()
  const prefetch = () => router.prefetch(href)
  return (
    <NextLink {...rest} href={href} onFocus={prefetch} onPointerEnter={prefetch} prefetch={false} />
  )
}
