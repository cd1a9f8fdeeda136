'use client'

import { BookOpen, Search, Settings } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

import { Kbd } from '@/components/ui/kbd'
import { Link } from '@/components/ui/link'

import { type Area, areas, isWithin, sideAreas } from './areas'
import { DueBadge } from './due-badge'
import { useOverlay } from './overlays'
import { usePreferences } from './stores'

const icons: Readonly<Record<string, ReactNode>> = {
  '/reference': <BookOpen aria-hidden className="size-4.5" />,
  '/settings': <Settings aria-hidden className="size-4.5" />,
}

/** One thin bar. On a phone the areas scroll sideways in it rather than hide behind a button. */
export function TopBar() {
  const { open } = useOverlay()
  const { singleKeys } = usePreferences()
  const nav = useCurrentInView()
  return (
    <header
      className="border-b border-line bg-paper px-2 text-[0.9375rem] sm:px-5"
      data-print="hide"
    >
      <div className="flex min-h-13 flex-wrap items-center gap-x-3">
        <Link
          className="flex min-h-11 items-center px-2.5 font-mono text-[0.9375rem] font-semibold"
          href="/"
        >
          Retry-After
        </Link>
        <nav
          ref={nav}
          aria-label="Main"
          className="relative order-last -mx-2 flex w-[calc(100%+1rem)] overflow-x-auto px-2 [scrollbar-width:none] figure:order-none figure:mx-0 figure:w-auto figure:px-0"
        >
          {areas.map((area) => (
            <AreaLink key={area.href} area={area} />
          ))}
        </nav>
        <div className="ml-auto flex items-center">
          <button
            aria-keyshortcuts="Control+K Meta+K /"
            className="flex min-h-11 items-center gap-2 px-2.5 text-muted hover:text-ink"
            onClick={() => open('palette')}
            type="button"
          >
            <Search aria-hidden className="size-4.5" />
            <span className="max-sm:sr-only">Search</span>
            {singleKeys && (
              <span aria-hidden className="max-lg:hidden">
                <Kbd>/</Kbd>
              </span>
            )}
          </button>
          {sideAreas.map((area) => (
            <SideLink key={area.href} area={area} />
          ))}
        </div>
      </div>
    </header>
  )
}

/** On a phone the current area may lie beyond the edge of the bar that scrolls. */
function useCurrentInView() {
  const pathname = usePathname()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (!nav.current || !current) return
    const middle = current.offsetLeft + current.offsetWidth / 2
    nav.current.scrollLeft = middle - nav.current.clientWidth / 2
  }, [pathname])
  return nav
}

function useCurrent(href: string) {
  const pathname = usePathname()
  return isWithin(pathname, href) ? ({ 'aria-current': 'page' } as const) : {}
}

function AreaLink({ area }: { readonly area: Area }) {
  return (
    <Link
      className="relative flex min-h-11 flex-none items-center px-2.5 text-muted hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
      href={area.href}
      {...useCurrent(area.href)}
    >
      {area.label}
      {area.href === '/review' && <DueBadge />}
    </Link>
  )
}

function SideLink({ area }: { readonly area: Area }) {
  return (
    <Link
      className="flex min-h-11 min-w-11 items-center justify-center gap-2 px-2.5 text-muted hover:text-ink aria-[current]:text-ink"
      href={area.href}
      {...useCurrent(area.href)}
    >
      {icons[area.href]}
      <span className="max-lg:sr-only">{area.label}</span>
    </Link>
  )
}
